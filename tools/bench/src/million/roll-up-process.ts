import { gridSubgraph } from '@gezhi/grid';
import { systemClock } from '@gezhi/kernel';
import { createDataSource, ownersDatabase } from '@gezhi/persistence';
import { entitiesOf, rollUpFigures } from '@gezhi/subgraph';

/* Adds up the figures of the grid's days as its job does, in the database its argument names. */
async function main([url = '']: readonly string[]): Promise<void> {
  const dataSource = createDataSource({
    name: 'bench-roll-up',
    url,
    entities: entitiesOf(gridSubgraph),
    migrations: [],
    poolSize: 1,
    statementTimeout: 0,
  });
  await dataSource.initialize();
  await rollUpFigures(
    { database: ownersDatabase(dataSource), clock: systemClock },
    gridSubgraph.metrics,
  );
  await dataSource.destroy();
}

void main(process.argv.slice(2)).then(() => process.exit(0));
