import { newId, ok, refuse, systemClock, valueOf } from '@gezhi/kernel';
import fc from 'fast-check';
import { copyRows } from './copy-rows';
import { Everything, EVERYTHING_TABLE, NOTHING } from './everything.testing';
import { ownersDatabase } from './access/database';
import type { FreshDatabase } from './fresh-database.testing';
import { freshDatabase } from './fresh-database.testing';
import { hydrate } from './hydrate';
import { Matter, matter, MATTER_TABLE } from './matter.testing';
import { inTransaction } from './unit-of-work';

jest.setTimeout(30_000);

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({
    entities: [Everything, Matter],
    tables: `${EVERYTHING_TABLE}; ${MATTER_TABLE}`,
  });
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => database.dataSource.query('TRUNCATE everything, matter'));

const ODD = '制表\t换行\n回车\r反斜杠\\ 引号" 逗号, 括号{} \\N \\. 🏮 NULL';

/** Copies rows and reads them back in the order of their ids. */
async function backAndForth(rows: readonly Everything[]): Promise<Everything[]> {
  const copied = await inTransaction(
    ownersDatabase(database.dataSource),
    systemClock,
    async ({ manager }) => ok(await copyRows(manager, Everything, rows)),
  );
  expect(copied).toEqual(ok(rows.length));
  return database.dataSource.manager.find(Everything, { order: { id: 'ASC' }, take: 1_000 });
}
const everything = (more: Partial<Everything>): Everything =>
  Object.assign(new Everything(), NOTHING, { id: newId() }, more);

describe('copied rows', () => {
  it('are read back as they were given, in every kind of column', async () => {
    const rows = [
      everything({
        owner: newId(),
        code: '320104001001C001',
        word: 'RECEIVED',
        someText: ODD,
        number: -2_147_483_648,
        measure: 118.796_877_123,
        flag: false,
        instant: new Date('2026-10-12T04:00:00.123Z'),
        day: '2028-02-29',
        amount: 9_007_199_254_740_993n,
        json: { text: ODD, list: [1, null, { deep: true }], empty: {} },
        words: [ODD, '', 'NULL', '网格', '"', '\\'],
      }),
      everything({ flag: true, words: [], json: [], someText: '', amount: 0n, number: 0 }),
      everything({}),
    ];
    expect(await backAndForth(rows)).toEqual(rows);
  });

  it('are read back as they were given, whatever they hold', async () => {
    const text = fc
      .string({
        unit: fc.constantFrom('a', '\\', '"', '\n', '\r', '\t', '\b', '{', ',', 'N', '格'),
      })
      .filter((each) => !each.includes('\0'));
    const row = fc.record({
      someText: fc.option(fc.oneof(text, fc.string({ unit: 'grapheme' }))),
      words: fc.option(fc.array(text)),
      number: fc.option(fc.integer()),
      measure: fc.option(fc.double({ noNaN: true }).map((each) => (each === 0 ? 0 : each))),
      instant: fc.option(
        fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2200-01-01') }),
      ),
      amount: fc.option(fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n })),
      json: fc.option(
        fc.dictionary(fc.constantFrom('a', '格', '"'), text, { noNullPrototype: true }),
      ),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 8 }), async (given) => {
        await database.dataSource.query('TRUNCATE everything');
        const rows = given.map((each) => everything(each)).sort((a, b) => (a.id < b.id ? -1 : 1));
        expect(await backAndForth(rows)).toEqual(rows);
      }),
      { numRuns: 80 },
    );
  });

  it('may leave out what may be missing, and be none at all', async () => {
    const id = newId();
    const copied = await inTransaction(
      ownersDatabase(database.dataSource),
      systemClock,
      async ({ manager }) =>
        ok([
          await copyRows(manager, Everything, [{ id }]),
          await copyRows(manager, Everything, []),
        ]),
    );
    expect(copied).toEqual(ok([1, 0]));
    expect(await database.dataSource.manager.findOneBy(Everything, { id })).toMatchObject(NOTHING);
  });

  it('are undone with the transaction they belong to', async () => {
    await inTransaction(ownersDatabase(database.dataSource), systemClock, async ({ manager }) => {
      await copyRows(manager, Matter, [matter(), matter()]);
      expect(await manager.count(Matter)).toBe(2);
      return refuse('CONFLICT');
    });
    expect(await database.dataSource.manager.count(Matter)).toBe(0);
  });

  it('leave nothing behind when one of them is wrong, and the database usable', async () => {
    const twice = matter();
    const failing = inTransaction(
      ownersDatabase(database.dataSource),
      systemClock,
      async ({ manager }) =>
        ok(await copyRows(manager, Matter, [matter(), twice, matter(), twice])),
    );
    await expect(failing).rejects.toThrow('matter_pkey');
    expect(await database.dataSource.manager.count(Matter)).toBe(0);
  });

  it('leave nothing behind when their source fails midway, and the connection usable', async () => {
    async function* source() {
      for (let count = 0; count < 5_000; count++) yield matter();
      await Promise.reject(new Error('the plan of the city ends here'));
    }
    const failing = inTransaction(
      ownersDatabase(database.dataSource),
      systemClock,
      async ({ manager }) => ok(await copyRows(manager, Matter, source())),
    );
    await expect(failing).rejects.toThrow('the plan of the city ends here');
    const again = await inTransaction(
      ownersDatabase(database.dataSource),
      systemClock,
      async ({ manager }) => ok(await copyRows(manager, Matter, [matter()])),
    );
    expect(again).toEqual(ok(1));
    expect(await database.dataSource.manager.count(Matter)).toBe(1);
  });

  it('are copied inside a transaction only', async () => {
    const outside = copyRows(database.dataSource.manager, Matter, [matter()]);
    await expect(outside).rejects.toThrow('inside a transaction');
  });

  it('never gather in memory: two hundred thousand are made as they are sent', async () => {
    const TOTAL = 200_000;
    const title = '格'.repeat(300);
    let made = 0;
    let furthestAhead = 0;
    const reports: number[] = [];
    function* source() {
      for (; made < TOTAL; made++) yield matter({ title });
    }
    const before = process.memoryUsage().rss;
    let peak = 0;
    const copied = await inTransaction(
      ownersDatabase(database.dataSource),
      systemClock,
      async ({ manager }) =>
        ok(
          await copyRows(manager, Matter, source(), (rows) => {
            reports.push(rows);
            furthestAhead = Math.max(furthestAhead, made - rows);
            peak = Math.max(peak, process.memoryUsage().rss);
          }),
        ),
    );
    expect(valueOf(copied)).toBe(TOTAL);
    expect(await database.dataSource.manager.count(Matter)).toBe(TOTAL);
    expect(reports.at(-1)).toBe(TOTAL);
    expect(reports).toEqual([...reports].sort((a, b) => a - b));
    expect(furthestAhead).toBeLessThanOrEqual(1);
    // The rows are 200 MB as text; a copy that gathers them holds at least that.
    expect(peak - before).toBeLessThan(150 * 2 ** 20);
  }, 60_000);
});

describe('rows of hand-written SQL', () => {
  it('become the same entities TypeORM would read, by the names of their columns', async () => {
    const row = everything({
      someText: ODD,
      day: '2026-10-01',
      amount: 12_345n,
      instant: new Date('2026-10-12T04:00:00.123Z'),
      words: ['网格'],
      json: { a: 1 },
      measure: 0.1,
    });
    await backAndForth([row]);
    const { manager } = database.dataSource;
    const rows = await manager.query<Record<string, unknown>[]>('SELECT * FROM everything');
    const [hydrated] = hydrate(manager, Everything, rows);
    expect(hydrated).toEqual(row);
    expect(hydrated).toBeInstanceOf(Everything);
  });

  it('may leave out columns', async () => {
    const { manager } = database.dataSource;
    const id = newId();
    const [hydrated] = hydrate(manager, Everything, [{ id, some_text: '网格' }]);
    expect(hydrated).toMatchObject({ id, someText: '网格' });
  });
});
