import type { FreshDatabase } from '../fresh-database.testing';
import { freshDatabase } from '../fresh-database.testing';
import { Matter, matter, MATTER_TABLE } from '../matter.testing';
import { pageOf, pagesByKey } from './pages-by-key';
import { withinArea, withinAreas } from './sql';

jest.setTimeout(30_000);

const CODES = [
  '3201',
  '320104',
  '320104001',
  '320104001001',
  '320104001001C001',
  '320104001001C001M001',
  '320104001002',
  '320104010',
  '320105',
];
let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase({ entities: [Matter], tables: MATTER_TABLE });
  const rows = CODES.map((areaCode) => matter({ areaCode }));
  await database.dataSource.manager.insert(Matter, rows);
});
afterAll(() => database[Symbol.asyncDispose]());

const inOrder = { entity: Matter, orderBy: 'areaCode' as const, direction: 'ASC' as const };
const codesWithin = async (areas: readonly string[]) => {
  const list = { ...inOrder, where: [withinAreas(areas)] };
  const page = await pageOf(database.dataSource.manager, list, { first: 100, after: null });
  return page.rows.map(({ areaCode }) => areaCode);
};

describe('rows within areas', () => {
  it('are none when there are no areas: scope fails closed', async () => {
    expect(await codesWithin([])).toEqual([]);
  });

  it('are those of the area and everything below it, and of no neighbour', async () => {
    expect(await codesWithin(['320104001'])).toEqual(CODES.slice(2, 7));
    expect(await codesWithin(['320104001001C001'])).toEqual(CODES.slice(4, 6));
    expect(await codesWithin(['3201'])).toEqual(CODES);
  });

  it('are those of any of several areas, each once', async () => {
    expect(await codesWithin(['320105', '320104001002', '320104001'])).toEqual([
      ...CODES.slice(2, 7),
      '320105',
    ]);
  });

  it('are found for many areas at once', async () => {
    const list = { ...inOrder, on: withinArea() };
    const keys = ['320104001', '320104', '320104001001', '320199'];
    const pages = await pagesByKey(database.dataSource.manager, keys, list, {
      first: 100,
      after: null,
    });
    const found = keys.map((key) => pages.get(key)?.rows.map(({ areaCode }) => areaCode));
    expect(found).toEqual([CODES.slice(2, 7), CODES.slice(1, 8), CODES.slice(3, 6), []]);
  });
});
