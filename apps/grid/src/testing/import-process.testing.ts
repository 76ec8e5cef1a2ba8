import { actorOf } from '@gezhi/jobs';
import { systemClock } from '@gezhi/kernel';
import { callersDatabase, createDataSource } from '@gezhi/persistence';
import { ENTITIES } from '../database/schema';
import { runImports, runImportsJob } from '../use-cases/event-import/run-imports';

/** What the processes of import-kill.e2e.spec.ts run: they import in small batches until they are killed. */
async function main(url: string): Promise<void> {
  const options = { name: 'imports', url, entities: ENTITIES, migrations: [] };
  const dataSource = await createDataSource(options).initialize();
  process.stdout.write('importing\n');
  const actor = actorOf(runImportsJob);
  const database = callersDatabase(dataSource, actor, { reads: 'WHOLE' });
  const { signal } = new AbortController();
  await runImports({ actor, clock: systemClock, database, signal }, 3);
  process.stdout.write('done\n');
  await dataSource.destroy();
}

if (require.main === module) void main(process.argv[2] ?? '');
