import { gridSubgraph } from '@gezhi/grid';
import { systemClock } from '@gezhi/kernel';
import { callersDatabase, createDataSource } from '@gezhi/persistence';
import { createLogger } from '@gezhi/server';
import { entitiesOf } from '@gezhi/subgraph';

/* Runs every job of the grid that keeps a schedule once, with its own rights, in the database its argument names. */
async function main([url = '']: readonly string[]): Promise<void> {
  const logger = createLogger({ name: 'grid-jobs', level: 'info' });
  const dataSource = createDataSource({
    name: 'bench-jobs',
    url,
    entities: entitiesOf(gridSubgraph),
    migrations: [],
  });
  await dataSource.initialize();
  for (const definition of gridSubgraph.jobs ?? []) {
    const { name, schedule, roles = [], areas = [], rows } = definition;
    if (schedule === undefined) continue;
    const actor = {
      ...{ subject: `job:${name}`, name, organizationId: null, roles, areas, scopes: [] },
      ...{ purpose: 'STATUTORY_DUTY' as const, caseNumber: null },
    };
    const now = systemClock.now();
    const database = callersDatabase(dataSource, actor, { reads: rows });
    const job = { id: name, name, attempt: 1, startedFor: now };
    const signal = new AbortController().signal;
    const done = await definition.run(
      { actor, clock: systemClock, database, logger, signal, job },
      {},
    );
    await database.endReading();
    logger.info({ job: name, done }, 'job done');
  }
  await dataSource.destroy();
}

void main(process.argv.slice(2)).then(() => process.exit(0));
