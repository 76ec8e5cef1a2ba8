import { createDataSource } from '@gezhi/persistence';
import { ENTITIES } from '../database/schema';
import { sweepAt } from './swept-events.testing';

/** What the processes of sweep-kill.e2e.spec.ts run: they sweep in small batches until nothing is left or they are killed. */
async function main(url: string, now: Date): Promise<void> {
  const options = { name: 'sweep', url, entities: ENTITIES, migrations: [] };
  const dataSource = await createDataSource(options).initialize();
  process.stdout.write('sweeping\n');
  while ((await sweepAt(dataSource, now, { batch: 3, batches: 10_000 })).looked > 0);
  process.stdout.write('done\n');
  await dataSource.destroy();
}

if (require.main === module) void main(process.argv[2] ?? '', new Date(process.argv[3] ?? ''));
