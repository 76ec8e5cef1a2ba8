import type { FreshDatabase } from '../fresh-database.testing';
import { freshDatabase } from '../fresh-database.testing';
import { Matter, matter, MATTER_TABLE, minute } from '../matter.testing';
import { decodeCursor, encodeCursor } from './cursor';
import { CursorOutOfPlace } from './cursor-place';
import type { ListOf, PageRequest } from './pages-by-key';
import { COUNT_LIMIT, countsByKey, pageOf, pagesByKey } from './pages-by-key';
import { sql, withinArea } from './sql';

jest.setTimeout(30_000);

const statements: string[] = [];
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({
    entities: [Matter],
    tables: MATTER_TABLE,
    onStatement: (text) => statements.push(text),
  });
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => database.dataSource.query('TRUNCATE matter'));

const manager = () => database.dataSource.manager;
const store = (rows: readonly Matter[]) => manager().insert(Matter, [...rows]);
const byCommunity: ListOf<Matter> = {
  entity: Matter,
  on: sql`t.area_code = p.key`,
  orderBy: 'reportedAt',
  direction: 'DESC',
};
const weights = (rows: readonly Matter[] = []) => rows.map(({ weight }) => weight);
const first = (count: number): PageRequest => ({ first: count, after: null });

describe('a page for each of many parents', () => {
  beforeEach(() =>
    store(
      ['320104001001', '320104001002'].flatMap((areaCode, community) =>
        [1, 2, 3].map((each) =>
          matter({ areaCode, weight: each + 10 * community, reportedAt: minute(each) }),
        ),
      ),
    ),
  );

  it('gives each its own newest rows, in one statement', async () => {
    statements.length = 0;
    const keys = ['320104001002', '320104001001'];
    const pages = await pagesByKey(manager(), keys, byCommunity, first(2));
    expect([...pages.keys()]).toEqual(keys);
    expect(weights(pages.get('320104001001')?.rows)).toEqual([3, 2]);
    expect(weights(pages.get('320104001002')?.rows)).toEqual([13, 12]);
    expect(statements).toHaveLength(1);
  });

  it('says for each whether there is more', async () => {
    await store([matter({ areaCode: '320104001003', weight: 21 })]);
    const keys = ['320104001001', '320104001003'];
    const two = await pagesByKey(manager(), keys, byCommunity, first(2));
    expect(keys.map((key) => two.get(key)?.hasNextPage)).toEqual([true, false]);
    const three = await pagesByKey(manager(), keys, byCommunity, first(3));
    expect(three.get('320104001001')?.hasNextPage).toBe(false);
  });

  it('answers an empty page for a parent without rows, and none for none', async () => {
    const pages = await pagesByKey(manager(), ['320104009'], byCommunity, first(2));
    expect(pages.get('320104009')).toMatchObject({ rows: [], hasNextPage: false });
    expect((await pagesByKey(manager(), [], byCommunity, first(2))).size).toBe(0);
  });

  it('answers a parent that is named twice once', async () => {
    const pages = await pagesByKey(
      manager(),
      ['320104001001', '320104001001'],
      byCommunity,
      first(3),
    );
    expect(weights(pages.get('320104001001')?.rows)).toEqual([3, 2, 1]);
    expect(pages.get('320104001001')?.hasNextPage).toBe(false);
  });

  it('reads nothing but whether there is more when asked for none', async () => {
    const page = await pagesByKey(manager(), ['320104001001'], byCommunity, first(0));
    expect(page.get('320104001001')).toMatchObject({ rows: [], hasNextPage: true });
  });

  it('keeps every further condition, also one with OR in it', async () => {
    const where = [sql`t.weight = 1 OR t.weight = 12`, sql`t.weight > 5`];
    const keys = ['320104001001', '320104001002'];
    const list = { ...byCommunity, where };
    const pages = await pagesByKey(manager(), keys, list, first(5));
    expect(keys.map((key) => weights(pages.get(key)?.rows))).toEqual([[], [12]]);
    expect([...(await countsByKey(manager(), keys, list))]).toEqual([
      ['320104001001', 0],
      ['320104001002', 1],
    ]);
  });

  it('brings entities with the values that were stored', async () => {
    const stored = matter({ areaCode: '320104002', title: '路面坑洼' });
    await store([stored]);
    const pages = await pagesByKey(manager(), ['320104002'], byCommunity, first(1));
    expect(pages.get('320104002')?.rows).toEqual([stored]);
    expect(pages.get('320104002')?.rows[0]).toBeInstanceOf(Matter);
  });
});

describe('a list without a parent', () => {
  it('goes on after a cursor in either direction, over rows of the same moment', async () => {
    await store([1, 2, 3, 4, 5].map((weight) => matter({ weight, reportedAt: minute(0) })));
    for (const direction of ['ASC', 'DESC'] as const) {
      const list = { entity: Matter, orderBy: 'reportedAt' as const, direction };
      const start = await pageOf(manager(), list, first(2));
      const last = start.rows.at(-1) as Matter;
      const after = decodeCursor(start.cursorOf(last));
      const rest = await pageOf(manager(), list, {
        first: 5,
        after: after.ok ? after.value : null,
      });
      const seen = [...weights(start.rows), ...weights(rest.rows)];
      expect(seen).toEqual(direction === 'ASC' ? [1, 2, 3, 4, 5] : [5, 4, 3, 2, 1]);
    }
  });

  it('cannot be sorted by what may be missing: those rows would be on no page', async () => {
    const list = { entity: Matter, orderBy: 'title' as const, direction: 'ASC' as const };
    await expect(pageOf(manager(), list, first(2))).rejects.toThrow('cannot be sorted by title');
  });

  it.each<[string, keyof Matter, string | number, string]>([
    ['a word where a moment is sorted by', 'reportedAt', 'yesterday', matter().id],
    ['a moment PostgreSQL does not know', 'reportedAt', '+275760-09-13T00:00:00.000Z', matter().id],
    ['a number where a moment is sorted by', 'reportedAt', 5, matter().id],
    ['a key that is no id', 'reportedAt', minute(0).toISOString(), "x'; DROP TABLE matter; --"],
    ['a number beyond all integers', 'weight', 1e300, matter().id],
    ['a fraction', 'weight', 0.5, matter().id],
    ['a zero byte', 'areaCode', '3201\0', matter().id],
  ])('refuses a made-up cursor: %s', async (_, orderBy, value, key) => {
    const list = { entity: Matter, orderBy, direction: 'ASC' as const };
    const page = pageOf(manager(), list, { first: 1, after: { value, key } });
    await expect(page).rejects.toThrow(CursorOutOfPlace);
  });
});

describe('counting lists', () => {
  it('counts each parent, in one statement, each once', async () => {
    await store([matter(), matter(), matter({ areaCode: '320104002' })]);
    statements.length = 0;
    const keys = ['320104001', '320104002', '320104003', '320104001'];
    const counts = await countsByKey(manager(), keys, { entity: Matter, on: withinArea() });
    expect([...counts]).toEqual([
      ['320104001', 2],
      ['320104002', 1],
      ['320104003', 0],
    ]);
    expect(statements).toHaveLength(1);
  });

  it('stops counting at the limit', async () => {
    await database.dataSource.query(
      `INSERT INTO matter SELECT gen_random_uuid(), '320104001', now(), i FROM generate_series(1, ${COUNT_LIMIT + 5}) i`,
    );
    const counts = await countsByKey(manager(), ['320104'], { entity: Matter, on: withinArea() });
    expect(counts.get('320104')).toBe(COUNT_LIMIT);
  });
});

describe('a cursor', () => {
  it('is read back as it was written', () => {
    const cursor = { value: '网格', key: matter().id };
    expect(decodeCursor(encodeCursor(cursor))).toEqual({ ok: true, value: cursor });
  });

  it.each([
    ['nothing', ''],
    ['no base64url', '%%%'],
    ['no JSON', Buffer.from('[1').toString('base64url')],
    ['another form', Buffer.from('{"value":1,"key":"a"}').toString('base64url')],
    ['a third entry', Buffer.from('[1,"a","b"]').toString('base64url')],
    ['an object as value', Buffer.from('[{},"a"]').toString('base64url')],
    ['a number as key', Buffer.from('[1,2]').toString('base64url')],
    ['null as value', Buffer.from('[null,"a"]').toString('base64url')],
  ])('is refused when it is %s', (_, text) => {
    expect(decodeCursor(text, ['input', 'after'])).toEqual({
      ok: false,
      refusal: { code: 'INVALID_CURSOR', path: ['input', 'after'], params: {} },
    });
  });
});
