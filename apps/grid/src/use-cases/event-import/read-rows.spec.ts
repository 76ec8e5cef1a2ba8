import fc from 'fast-check';
import { csvRow, guarded, unguarded } from '../../domain/event-import/csv-cells.rules';
import {
  IMPORT_COLUMN_NAMES,
  REPORT_COLUMNS,
} from '../../domain/event-import/import-columns.rules';
import type { ImportFormat } from '../../domain/event-import/event-import.codes';
import { matterOf } from '../../domain/event-import/import-row.rules';
import { encodingOf } from './decode-text';
import type { FileRow } from './read-rows';
import { MOST_ROWS, readRows } from './read-rows';
import { ok } from '@gezhi/kernel';

/** What is read of the bytes: columns and rows, or the code they are refused with. */
async function read(bytes: Buffer, format: ImportFormat = 'CSV') {
  const encoding = encodingOf(bytes);
  if (!encoding.ok) return encoding.refusal.code;
  let columns: readonly string[] = [];
  const rows: FileRow[] = [];
  const done = await readRows(
    { bytes, format, encoding: encoding.value },
    {
      head: (head) => Promise.resolve(ok(void (columns = head.columns))),
      row: (row) => Promise.resolve(ok(void rows.push(row))),
    },
  );
  return done.ok ? { columns, rows, encoding: encoding.value } : done.refusal.code;
}
const HEAD = '标题,性质,描述\r\n';
const text = (content: string) => Buffer.from(content, 'utf8');

/** Any text a cell may hold: quotes, commas, line breaks, formulas, Chinese. */
const cells = fc
  .string({ unit: fc.constantFrom(...'灯坏了a1", ;=+-@\'\t\r\n') })
  .filter((cell) => cell.trim() !== '');
const rowsOfCells = fc.array(fc.tuple(cells, cells, cells), { minLength: 1, maxLength: 30 });

describe('reading a file of matters', () => {
  it('gives every row back as it was written', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfCells, fc.boolean(), async (rows, marked) => {
        const file = `${marked ? '\ufeff' : ''}${HEAD}${rows.map(csvRow).join('')}`;
        expect(await read(text(file))).toMatchObject({
          columns: ['标题', '性质', '描述'],
          rows: rows.map((row) => ({ cells: row })),
        });
      }),
    );
  });

  it('gives every row of a report of refused rows back, with no cell that a spreadsheet runs', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOfCells, async (rows) => {
        const header = csvRow(['标题', '性质', '描述', ...REPORT_COLUMNS]);
        const body = rows.map((row) => csvRow([...row, '2', 'title', 'X', 'x'].map(guarded)));
        for (const cell of rows.flat().map(guarded)) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
        expect(await read(text(header + body.join('')))).toMatchObject({
          columns: ['标题', '性质', '描述'],
          rows: rows.map((row) => ({ cells: row })),
        });
      }),
    );
    fc.assert(fc.property(fc.string(), (cell) => unguarded(guarded(cell)) === cell));
  });

  it('never fails on bytes, whatever they are', async () => {
    const bytes = fc.uint8Array({ maxLength: 3_000 }).map((each) => Buffer.from(each));
    const headed = bytes.map((each) => Buffer.concat([text(HEAD), each]));
    const spoilt = fc
      .tuple(fc.string({ unit: 'binary', maxLength: 500 }), fc.constantFrom('"', '\n', ',', '{'))
      .map(([each, more]) => text(`${HEAD}${each}${more}${each}`));
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(bytes, headed, spoilt),
        fc.constantFrom('CSV', 'JSON_LINES'),
        async (each, format) => {
          const answer = await read(each, format as ImportFormat);
          if (typeof answer === 'string') expect(answer).toMatch(/^IMPORT_/);
          else
            for (const { cells: said } of answer.rows)
              matterOf([...IMPORT_COLUMN_NAMES].slice(0, said?.length), said ?? [], ['IOT']);
        },
      ),
      { numRuns: 200 },
    );
  });

  it('finds out GB 18030 and refuses what is no text', async () => {
    // 标题,性质 / 路灯不亮,部件
    const gb = Buffer.from('b1eacce22cd0d4d6ca0ac2b7b5c6b2bbc1c12cb2bfbcfe0a', 'hex');
    expect(await read(gb)).toMatchObject({
      encoding: 'GB18030',
      columns: ['标题', '性质'],
      rows: [{ line: 2, cells: ['路灯不亮', '部件'] }],
    });
    expect(await read(Buffer.from(`\ufeff${HEAD}a,b,c`, 'utf16le'))).toBe('IMPORT_ENCODING');
    expect(await read(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]))).toBe('IMPORT_ENCODING');
    expect(await read(Buffer.concat([text(HEAD), Buffer.from([0xff, 0xff])]))).toBe(
      'IMPORT_ENCODING',
    );
  });

  it.each([
    ['标题,描述\na,b\n', 'IMPORT_COLUMN_MISSING'],
    ['标题,性质,身份证\na,b,c\n', 'IMPORT_COLUMN_UNKNOWN'],
    ['标题,性质,Title\na,b,c\n', 'IMPORT_COLUMN_TWICE'],
    [`${'a,'.repeat(40)}b\n`, 'IMPORT_COLUMNS_TOO_MANY'],
    [HEAD, 'IMPORT_EMPTY'],
    ['', 'IMPORT_EMPTY'],
    [`${HEAD}灯,"没有结束,c\nd,e,f\n`, 'IMPORT_QUOTE'],
    [`${HEAD}灯,"a"b,c\n`, 'IMPORT_QUOTE'],
    [`${HEAD}灯,"${'x\n'.repeat(40_000)}`, 'IMPORT_ROW_TOO_LONG'],
    [`${HEAD}${'a,b,c\n'.repeat(MOST_ROWS + 1)}`, 'IMPORT_TOO_MANY_ROWS'],
  ])('refuses as a whole what cannot be read: %#', async (file, code) => {
    expect(await read(text(file))).toBe(code);
  });

  it('tells each row by the line it begins on, also behind cells of several lines', async () => {
    const file = `${HEAD}a,b,"c\nd"\r\ne,f,g\r\nh,i\r\n`;
    const answer = await read(text(file));
    expect(typeof answer === 'string' ? answer : answer.rows.map(({ line }) => line)).toEqual([
      2, 4, 5,
    ]);
  });

  it('reads JSON lines, and keeps the place of those that are none', async () => {
    const file =
      '{"title":"灯","nature":"COMPONENT"}\n\n[1]\n{"title":{}}\n{"who":1}\nx\n{"title":"\\u0000\\ud800"}';
    const answer = await read(text(file), 'JSON_LINES');
    expect(answer).toMatchObject({ columns: IMPORT_COLUMN_NAMES });
    if (typeof answer === 'string') throw new Error(answer);
    expect(answer.rows.map(({ line, cells: said }) => [line, said && said[4]])).toEqual([
      [1, '灯'],
      [3, null],
      [4, null],
      [5, null],
      [6, null],
      [7, '\ufffd'],
    ]);
  });
});

describe('a row of a file', () => {
  const plan = ['title', 'nature', 'source', 'longitude', 'observedAt', 'anonymous'] as const;
  const row = (more: Partial<Record<(typeof plan)[number], string>>) =>
    matterOf(
      plan,
      plan.map((column) => ({ title: '路灯不亮', nature: '部件', ...more })[column] ?? ''),
      ['IOT'],
    );

  it('says what it means in codes or words of either language', () => {
    const more = { source: 'Grid patrol', anonymous: '是', observedAt: '2026/10/12 08:30' };
    expect(row(more)).toMatchObject({
      value: {
        nature: 'COMPONENT',
        source: 'GRID_PATROL',
        anonymous: true,
        observedAt: new Date('2026-10-12T00:30:00Z'),
      },
    });
    expect(row({})).toMatchObject({ value: { source: 'IOT', urgency: 'GENERAL' } });
  });

  it.each([
    [{ title: '灯' }, 'title'],
    [{ nature: '大事' }, 'nature'],
    [{ longitude: '181' }, 'longitude'],
    [{ longitude: '=1+1' }, 'longitude'],
    [{ observedAt: '2026-13-40' }, 'observedAt'],
    [{ anonymous: '也许' }, 'anonymous'],
    [{ title: '请联系 13912345678' }, 'title'],
  ])('is refused at the field: %j', (more, field) => {
    expect(row(more)).toMatchObject({ refusal: { path: ['input', field] } });
  });
});
