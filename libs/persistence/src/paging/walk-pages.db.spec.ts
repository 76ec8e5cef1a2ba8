import { newId } from '@gezhi/kernel';
import fc from 'fast-check';
import type { FreshDatabase } from '../fresh-database.testing';
import { freshDatabase } from '../fresh-database.testing';
import { Matter, matter, MATTER_TABLE, minute } from '../matter.testing';
import type { Cursor } from './cursor';
import { decodeCursor } from './cursor';
import type { ListOf } from './pages-by-key';
import { pagesByKey } from './pages-by-key';
import { sql } from './sql';

jest.setTimeout(30_000);

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ entities: [Matter], tables: MATTER_TABLE });
});
afterAll(() => database[Symbol.asyncDispose]());

type Order = Pick<ListOf<Matter>, 'orderBy' | 'direction'>;

/** Reads a list to its end, page by page; `between` runs after each page. */
async function walk(
  order: Order,
  pageSize: number,
  between: (page: readonly Matter[]) => Promise<void> = () => Promise.resolve(),
): Promise<Matter[]> {
  const list: ListOf<Matter> = { entity: Matter, on: sql`t.area_code = p.key`, ...order };
  const seen: Matter[] = [];
  for (let after: Cursor | null = null; ;) {
    const pages = await pagesByKey(database.dataSource.manager, ['320104001'], list, {
      first: pageSize,
      after,
    });
    const page = pages.get('320104001');
    const last = page?.rows.at(-1);
    if (!page || !last) return seen;
    seen.push(...page.rows);
    expect(page.rows.length).toBeLessThanOrEqual(pageSize);
    if (!page.hasNextPage) return seen;
    const cursor = decodeCursor(page.cursorOf(last));
    after = cursor.ok ? cursor.value : null;
    await between(page.rows);
  }
}

/** Few different moments and weights, so that most rows are ties. */
const rows = fc.array(
  fc.record({
    reportedAt: fc.integer({ min: 0, max: 3 }).map(minute),
    weight: fc.integer({ min: -2, max: 2 }),
    elsewhere: fc.boolean(),
  }),
  { maxLength: 30 },
);
const orders = fc.record({
  orderBy: fc.constantFrom('reportedAt' as const, 'weight' as const),
  direction: fc.constantFrom('ASC' as const, 'DESC' as const),
});

async function store(given: readonly { reportedAt: Date; weight: number; elsewhere: boolean }[]) {
  const matters = given.map(({ elsewhere, ...row }) =>
    matter({ ...row, areaCode: elsewhere ? '320104002' : '320104001' }),
  );
  await database.dataSource.query('TRUNCATE matter');
  if (matters.length > 0) await database.dataSource.manager.insert(Matter, matters);
  return matters.filter(({ areaCode }) => areaCode === '320104001');
}

const place = (order: Order) => (a: Matter, b: Matter) => {
  const sign = order.direction === 'ASC' ? 1 : -1;
  const difference = Number(a[order.orderBy]) - Number(b[order.orderBy]);
  return sign * (difference || (a.id < b.id ? -1 : 1));
};

describe('walking a list page by page', () => {
  it('gives every row of the list once and in order, whatever the page size and however many ties', async () => {
    await fc.assert(
      fc.asyncProperty(rows, orders, fc.integer({ min: 1, max: 7 }), async (given, order, size) => {
        const expected = (await store(given)).sort(place(order));
        const walked = await walk(order, size);
        expect(walked.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 60 },
    );
  });

  it('neither repeats nor skips a row while rows are added on the pages already read', async () => {
    await fc.assert(
      fc.asyncProperty(rows, orders, fc.integer({ min: 1, max: 5 }), async (given, order, size) => {
        const expected = (await store(given)).sort(place(order));
        const walked = await walk(order, size, async ([earliest]) => {
          const before = order.direction === 'ASC' ? -1 : 1;
          await database.dataSource.manager.insert(Matter, {
            ...matter({ id: newId() }),
            reportedAt: new Date((earliest?.reportedAt.getTime() ?? 0) + before),
            weight: (earliest?.weight ?? 0) + before,
          });
        });
        expect(walked.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
      }),
      { numRuns: 30 },
    );
  });
});
