import { newId } from '@gezhi/kernel';
import { findByKeys, groupByKeys } from './find-by-keys';
import type { FreshDatabase } from './fresh-database.testing';
import { freshDatabase } from './fresh-database.testing';
import { Matter, matter, MATTER_TABLE } from './matter.testing';

jest.setTimeout(30_000);

const statements: string[] = [];
let database: FreshDatabase;
const pothole = matter({ areaCode: '320104001', weight: 2 });
const lamp = matter({ areaCode: '320104002', weight: 1 });
const lid = matter({ areaCode: '320104002', weight: 0 });
beforeAll(async () => {
  database = await freshDatabase({
    entities: [Matter],
    tables: MATTER_TABLE,
    onStatement: (text) => statements.push(text),
  });
  await database.dataSource.manager.insert(Matter, [pothole, lamp, lid]);
});
afterAll(() => database[Symbol.asyncDispose]());
beforeEach(() => void (statements.length = 0));
const manager = () => database.dataSource.manager;

describe('rows by key', () => {
  it('are found in one statement; a key without a row is absent', async () => {
    const unknown = newId();
    const found = await findByKeys(manager(), Matter, 'id', [lamp.id, unknown, pothole.id]);
    expect(found.get(lamp.id)).toEqual(lamp);
    expect(found.get(pothole.id)).toEqual(pothole);
    expect(found.has(unknown)).toBe(false);
    expect(statements).toHaveLength(1);
  });

  it.each(['', '1', "x' OR 1=1", '320104', lamp.id.toUpperCase(), '\0'])(
    'are found beside %j, which cannot be an id and is absent',
    async (nonsense) => {
      const found = await findByKeys(manager(), Matter, 'id', [nonsense, lamp.id]);
      expect([...found.keys()]).toEqual([lamp.id]);
    },
  );

  it('take no statement when no key can be one', async () => {
    expect((await findByKeys(manager(), Matter, 'id', ['320104'])).size).toBe(0);
    expect((await findByKeys(manager(), Matter, 'id', [])).size).toBe(0);
    expect(statements).toEqual([]);
  });

  it('are found by a code, beside a text PostgreSQL could not even compare', async () => {
    const found = await findByKeys(manager(), Matter, 'areaCode', ['320104001', '3201\0']);
    expect(found.get('320104001')).toEqual(pothole);
  });
});

describe('all rows that share a key', () => {
  const group = (keys: readonly string[], limit?: number) =>
    groupByKeys(manager(), Matter, 'areaCode', keys, { orderBy: 'weight', limit });

  it('come sorted under their key, in one statement; a key without rows has an empty list', async () => {
    const groups = await group(['320104002', '320104001', '320104003']);
    expect([...groups]).toEqual([
      ['320104002', [lid, lamp]],
      ['320104001', [pothole]],
      ['320104003', []],
    ]);
    expect(statements).toHaveLength(1);
  });

  it('are none for no keys, and for keys that cannot be one', async () => {
    expect((await group([])).size).toBe(0);
    const groups = await groupByKeys(manager(), Matter, 'id', ['nobody'], { orderBy: 'weight' });
    expect([...groups]).toEqual([['nobody', []]]);
    expect(statements).toEqual([]);
  });

  it('are never cut short in silence', async () => {
    expect((await group(['320104001', '320104002'], 3)).get('320104002')).toHaveLength(2);
    await expect(group(['320104001', '320104002'], 2)).rejects.toThrow('More than 2 rows');
  });
});
