import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { CsvError, parse } from 'csv-parse';
import type { ImportEncoding, ImportFormat } from '../../domain/event-import/event-import.codes';
import type { ColumnPlan } from '../../domain/event-import/import-columns.rules';
import {
  IMPORT_COLUMN_NAMES,
  isReport,
  planOf,
} from '../../domain/event-import/import-columns.rules';
import { unguarded } from '../../domain/event-import/csv-cells.rules';
import { textOf } from './decode-text';

/** One import takes so many rows. */
export const MOST_ROWS = 20_000;
const LONGEST_ROW = 65_536;

/** The head of a file: its columns as it names them, and what they say. */
export interface FileHead {
  readonly columns: readonly string[];
  readonly plan: ColumnPlan;
}

/** A row as it stands in the file. */
export interface FileRow {
  /** From 1. */
  readonly line: number;
  /** Null where the line cannot be read as a row at all. */
  readonly cells: readonly string[] | null;
}

export interface FileContent {
  readonly bytes: Buffer;
  readonly format: ImportFormat;
  readonly encoding: ImportEncoding;
}

/** What reads a file: told its head once, then each row, in order. A refusal ends the reading. */
export interface FileReader {
  head(head: FileHead): Promise<Result<void>>;
  row(row: FileRow): Promise<Result<void>>;
}

/**
 * Reads a file a piece at a time. Answers IMPORT_EMPTY, IMPORT_TOO_MANY_ROWS, IMPORT_QUOTE, IMPORT_ROW_TOO_LONG, what
 * the columns are refused for, or what the reader refuses.
 */
export async function readRows(content: FileContent, reader: FileReader): Promise<Result<number>> {
  const rows = content.format === 'CSV' ? csvRows(content) : jsonRows(content);
  let count = 0;
  for await (const each of rows) {
    if (!each.ok) return each;
    if ('plan' in each.value) {
      const begun = await reader.head(each.value);
      if (!begun.ok) return begun;
      continue;
    }
    count += 1;
    if (count > MOST_ROWS)
      return refuse('IMPORT_TOO_MANY_ROWS', { path: ['body'], most: MOST_ROWS });
    const taken = await reader.row(each.value);
    if (!taken.ok) return taken;
  }
  return count > 0 ? ok(count) : refuse('IMPORT_EMPTY', { path: ['body'] });
}

/** The head, then the rows; a refusal is the last. */
type Read = AsyncGenerator<Result<FileHead | FileRow>>;

async function* csvRows({ bytes, encoding }: FileContent): Read {
  const parser = parse({
    relax_column_count: true,
    skip_empty_lines: true,
    // Files put together from several have several.
    record_delimiter: ['\r\n', '\n', '\r'],
    max_record_size: LONGEST_ROW,
    info: true,
  });
  const feeding = feed(parser, textOf(bytes, encoding));
  let head: FileHead | null = null;
  let from = 1;
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      const line = from;
      from = info.lines + 1;
      if (head) {
        const isGuarded = isReport(head.plan);
        const cells = kept(head.plan, isGuarded ? record.map(unguarded) : record);
        yield ok({ line, cells });
        continue;
      }
      const plan = planOf(record);
      if (!plan.ok) return yield plan;
      head = { columns: record, plan: plan.value };
      yield ok({
        columns: kept(head.plan, record),
        plan: plan.value.filter((each) => each !== null),
      });
    }
    await feeding;
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const path = ['body'];
    const line = from;
    if (error.code === 'CSV_MAX_RECORD_SIZE')
      return yield refuse('IMPORT_ROW_TOO_LONG', { path, line, most: LONGEST_ROW });
    yield refuse('IMPORT_QUOTE', { path, line });
  } finally {
    parser.destroy();
    await feeding;
  }
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Cells without those a report adds; all of them where their number is wrong, so that the row is refused as it is. */
function kept(plan: ColumnPlan, cells: readonly string[]): string[] {
  if (cells.length === plan.length) return cells.filter((_, index) => plan[index] !== null);
  const isByChance = cells.length === plan.filter((each) => each !== null).length;
  return isByChance ? [...cells, ''] : [...cells];
}

/** Writes no faster than the parser reads. */
async function feed(parser: ReturnType<typeof parse>, text: Iterable<string>): Promise<void> {
  for (const piece of text) {
    if (parser.destroyed || parser.errored) return;
    if (parser.write(piece)) continue;
    await new Promise<void>((resolve) => {
      const go = () => {
        for (const event of ['drain', 'close', 'error']) parser.off(event, go);
        resolve();
      };
      for (const event of ['drain', 'close', 'error']) parser.on(event, go);
    });
  }
  if (!parser.destroyed) parser.end();
}

async function* jsonRows({ bytes, encoding }: FileContent): Read {
  yield ok({ columns: IMPORT_COLUMN_NAMES, plan: IMPORT_COLUMN_NAMES });
  let rest = '';
  let line = 0;
  for (const piece of textOf(bytes, encoding)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const text of lines) {
      line += 1;
      if (text.trim() !== '') yield ok(jsonRow(text, line));
    }
    if (rest.length > LONGEST_ROW)
      return yield refuse('IMPORT_ROW_TOO_LONG', {
        path: ['body'],
        line: line + 1,
        most: LONGEST_ROW,
      });
  }
  if (rest.trim() !== '') yield ok(jsonRow(rest, line + 1));
}

function jsonRow(text: string, line: number): FileRow {
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    return { line, cells: null };
  }
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    return { line, cells: null };
  const names: readonly string[] = IMPORT_COLUMN_NAMES;
  const isFlat = Object.entries(given).every(
    ([name, value]) =>
      names.includes(name) &&
      (value === null || ['string', 'number', 'boolean'].includes(typeof value)),
  );
  if (!isFlat) return { line, cells: null };
  const said = given as Readonly<Record<string, string | number | boolean | null>>;
  return { line, cells: names.map((name) => storable(String(said[name] ?? ''))) };
}

/** Escapes of JSON can name what no text holds: a half of a character, or none. */
function storable(text: string): string {
  return text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
}
