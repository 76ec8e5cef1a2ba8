import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { csvRow, guarded } from '../../domain/event-import/csv-cells.rules';
import {
  EventImport,
  EventImportRow,
  EventImportTransition,
} from '../../domain/event-import/event-import.entity';
import type { EventImportState } from '../../domain/event-import/event-import.states';
import { REPORT_COLUMNS } from '../../domain/event-import/import-columns.rules';
import { seesImport } from './import-workflow';

export interface EventImportFilter {
  readonly states?: readonly EventImportState[] | null;
}

/** Imports as far as the row rule shows them, the latest first. */
export function imports({ states }: EventImportFilter): ListOf<EventImport> {
  return {
    entity: EventImport,
    on: sql`true`,
    where: states ? [sql`t.state = ANY(${[...states]})`] : [],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}

export function refusedRows(): ListOf<EventImportRow> {
  return {
    entity: EventImportRow,
    on: ofKey('import_id'),
    where: [sql`t.state = 'REFUSED'`],
    orderBy: 'line',
    direction: 'ASC',
  };
}

export function historyOfImport(): ListOf<EventImportTransition> {
  return {
    entity: EventImportTransition,
    on: ofKey('import_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

/** An import the caller may see, or NOT_FOUND. */
export async function findImport(
  { actor, database }: UseCase,
  id: string,
): Promise<Result<EventImport>> {
  const found = isId(id) ? await database.manager.findOneBy(EventImport, { id }) : null;
  return found && seesImport(actor, found)
    ? ok(found)
    : refuse('NOT_FOUND', { path: ['id'], type: 'EventImport', id: id.slice(0, 40) });
}

const AT_ONCE = 1_000;

/**
 * Refused rows as a file of the same columns, with where and why; put right, it can be imported as it is. Read a
 * thousand at a time; `reason` says why in the caller's language.
 */
export async function refusedFile(
  { database }: Pick<UseCase, 'database'> & { readonly actor: Actor },
  { id, columns }: EventImport,
  reason: (row: EventImportRow) => string,
): Promise<string[]> {
  const written = [`\ufeff${csvRow([...columns, ...REPORT_COLUMNS])}`];
  for (let after = 0; ;) {
    const rows = await database.manager
      .createQueryBuilder(EventImportRow, 'r')
      .where(`r.import_id = :id AND r.state = 'REFUSED' AND r.line > :after`, { id, after })
      .orderBy('r.line')
      .limit(AT_ONCE)
      .getMany();
    for (const row of rows) {
      const { line, cells, field, code } = row;
      // A row with too many cells keeps them all: it is put right by hand.
      const given = [
        ...cells,
        ...Array<string>(Math.max(0, columns.length - cells.length)).fill(''),
      ];
      const report = [String(line), field ?? '', code ?? '', reason(row)];
      written.push(csvRow([...given, ...report].map(guarded)));
    }
    const last = rows.at(-1);
    if (!last || rows.length < AT_ONCE) return written;
    after = last.line;
  }
}
