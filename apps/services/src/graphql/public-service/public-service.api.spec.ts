import { ANONYMOUS } from '@gezhi/identity';
import { cityPlan } from '@gezhi/city';
import { copyRows, inTransaction, ownersDatabase } from '@gezhi/persistence';
import { ok, systemClock } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { planItems } from '../../database/seeds/demo/item-plan';
import { itemTables } from '../../database/seeds/demo/item-rows';
import { publicServiceTables } from '../../database/seeds/demo/public-service-rows';
import { servicesSubgraph } from '../../subgraph';

describe('the lists of public services', () => {
  let services: SubgraphUnderTest;
  beforeAll(async () => {
    services = await subgraphInProcess(servicesSubgraph);
    const plan = cityPlan();
    const items = planItems(plan);
    await inTransaction(ownersDatabase(services.dataSource), systemClock, async ({ manager }) => {
      for (const { entity, rows } of [...itemTables(items), ...publicServiceTables(plan, items)]) {
        await copyRows(manager, entity, rows);
      }
      return ok();
    });
  });
  afterAll(() => services?.[Symbol.asyncDispose]());

  it('hold 102 basic services and 18 bundles, for anybody to read', async () => {
    const answer = await services.ask<Record<string, { totalCount: number }>>(
      ANONYMOUS,
      '{ basicPublicServices { totalCount } bundles { totalCount } ofHealth: basicPublicServices(field: HEALTH) { totalCount } }',
    );
    expect(answer.errors).toEqual([]);
    expect(answer.data).toEqual({
      basicPublicServices: { totalCount: 102 },
      bundles: { totalCount: 18 },
      ofHealth: { totalCount: 18 },
    });
  });

  it('show every bundle with the items it is made of, all items in one statement', async () => {
    const answer = await services.ask<{
      bundles: { nodes: { name: string; items: { taskCode: string }[] }[] };
    }>(
      ANONYMOUS,
      '{ bundles(first: 18) { nodes { name items { taskCode } leadOrganization { id } } } }',
    );
    expect(answer.errors).toEqual([]);
    for (const { items } of answer.data?.bundles.nodes ?? [])
      expect(items.length).toBeGreaterThanOrEqual(3);
    expect(answer.statements.length).toBe(2);
  });
});
