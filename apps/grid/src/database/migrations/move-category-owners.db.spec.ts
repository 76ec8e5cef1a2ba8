import { newId } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { gridSubgraph } from '../../subgraph';
import { MoveCategoryOwners1764006100000 } from './1764006100000-move-category-owners';

const migration = new MoveCategoryOwners1764006100000();

describe('what is dispatched by on the day the catalogue comes', () => {
  let grid: SubgraphUnderTest;
  beforeAll(async () => {
    grid = await subgraphInProcess(gridSubgraph);
  });
  afterAll(() => grid?.[Symbol.asyncDispose]());

  const moved = async (
    owners: readonly (readonly [category: string, area: string, lead: string])[],
  ) => {
    const runner = grid.dataSource.createQueryRunner();
    try {
      await migration.down(runner);
      for (const [category, area, lead] of owners)
        await runner.query(
          'INSERT INTO category_owner (id, category_code, area_code, lead_organization_id) VALUES ($1, $2, $3, $4)',
          [newId(), category, area, lead],
        );
      await migration.up(runner);
    } finally {
      await runner.release();
    }
  };

  it('is what was led before: a published version a district, and a unit an organisation', async () => {
    const [urban, second, committee] = [newId(), newId(), newId()].sort() as [
      string,
      string,
      string,
    ];
    await moved([
      ['URBAN.ROAD', '320104', urban],
      ['URBAN.LIGHTING', '320104001', second],
      ['HOUSING.CORRIDOR', '320104001001', committee],
      ['URBAN.ROAD', '320105', urban],
      ['URBAN.STALL', '320104', second],
    ]);
    const items = await grid.dataSource.query<object[]>(
      `SELECT l.area_code, l.state, i.category_code, i.area_code AS place, i.lead_organization_id AS lead, i.community_allowed
       FROM matter_list_item i JOIN matter_list l ON l.id = i.list_id ORDER BY l.area_code, i.position`,
    );
    const of = (area_code: string, category_code: string, place: string, lead: string) => ({
      area_code,
      state: 'PUBLISHED',
      category_code,
      place,
      lead,
      community_allowed: place.length >= 12,
    });
    expect(items).toEqual([
      of('320104', 'HOUSING.CORRIDOR', '320104001001', committee),
      of('320104', 'URBAN.LIGHTING', '320104001', second),
      of('320104', 'URBAN.ROAD', '320104', urban),
      of('320104', 'URBAN.STALL', '320104', second),
      of('320105', 'URBAN.ROAD', '320105', urban),
    ]);
    const units = await grid.dataSource.query<object[]>(
      'SELECT id, area_code, department_code FROM handling_unit ORDER BY area_code, department_code',
    );
    expect(units).toEqual([
      { id: urban, area_code: '320104', department_code: 'URBAN_MANAGEMENT' },
      // The same department at the same place twice: both take orders, each under a name of its own.
      { id: second, area_code: '320104', department_code: 'URBAN_MANAGEMENT_2' },
      { id: committee, area_code: '320104001001', department_code: 'COMMUNITY' },
    ]);
  });
});
