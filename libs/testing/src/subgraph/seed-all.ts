import { ok, systemClock } from '@gezhi/kernel';
import { inTransaction, ownersDatabase } from '@gezhi/persistence';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import type { DataSource } from 'typeorm';

/** Writes the reference lists of a subgraph, as its migration does. */
export async function seedAll(
  definition: SubgraphDefinition,
  dataSource: DataSource,
): Promise<void> {
  await inTransaction(ownersDatabase(dataSource), systemClock, async (uow) => {
    await definition.seedReference(uow);
    return ok();
  });
}
