import { cityPlan, DEMO_AS_OF } from '@gezhi/city';
import type { EntityClass } from '@gezhi/persistence';
import { copyRows, inTransaction, ownersDatabase } from '@gezhi/persistence';
import { fixedClock, ok } from '@gezhi/kernel';
import type { SubgraphUnderTest } from '@gezhi/testing';
import { subgraphInProcess } from '@gezhi/testing';
import { partyBuildingDemo } from '../database/seeds/demo';
import { partyBuildingSubgraph } from '../subgraph';

/** The subgraph with the whole demonstration loaded, at the moment the demonstration ends. */
export async function demoCity(): Promise<SubgraphUnderTest> {
  const clock = fixedClock(DEMO_AS_OF);
  const subgraph = await subgraphInProcess(partyBuildingSubgraph, { clock });
  await inTransaction(ownersDatabase(subgraph.dataSource), clock, async ({ manager }) => {
    for (const { entity, rows } of partyBuildingDemo(cityPlan())) {
      await copyRows(manager, entity as EntityClass, rows);
    }
    return ok();
  });
  await subgraph.dataSource.query('ANALYZE');
  return subgraph;
}
