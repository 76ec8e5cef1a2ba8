import { systemClock } from '@gezhi/kernel';
import { createLogger } from '@gezhi/server';
import { defineJob } from './job';
import { open } from './jobs-database.testing';
import { leaveMark } from './marks.testing';
import { startJobs } from './start-jobs';

/** What the processes of jobs.e2e.spec.ts run: it is over at once when it was begun before, and never ends the first time. */
export const LONG_JOB = defineJob({
  name: 'long',
  description: 'Leaves a mark when it begins and another when it ends',
  schedule: '* * * * *',
  run: async (context) => {
    const { dataSource } = context.database;
    await leaveMark(dataSource, context, String(process.pid), 'began');
    if (context.job.attempt === 1) await new Promise(() => undefined);
    await leaveMark(dataSource, context, String(process.pid), 'ended');
  },
});

async function main(url: string): Promise<void> {
  await startJobs({
    name: 'specs',
    url,
    dataSource: await open(url),
    jobs: [LONG_JOB],
    clock: systemClock,
    logger: createLogger({ name: 'worker', level: 'info' }),
  });
}

if (require.main === module) void main(process.argv[2] ?? '');
