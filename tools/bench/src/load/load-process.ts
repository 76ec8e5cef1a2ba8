import { openConnection } from './connection';
import type { Job, ProbeJob, Report } from './load-job';
import { runLoad } from './run-load';

/*
 * The process that makes the load: takes a job, reports, takes the next. It has no threads and no
 * timers of its own, so that its core is there for the requests and for the subgraphs.
 */
process.on('message', (job: Job) => {
  void run(job).then((report) => process.send?.(report));
});
process.on('disconnect', () => process.exit(0));
process.on('SIGTERM', () => process.exit(0));

async function run(job: Job): Promise<Report> {
  try {
    return job.kind === 'probe' ? await probe(job) : await runLoad(job);
  } catch (error) {
    return { kind: 'failure', message: (error as Error).message };
  }
}

async function probe({ target, body }: ProbeJob): Promise<Report> {
  const connection = await openConnection(target);
  const answer = await connection.post(body).finally(() => connection.close());
  return {
    kind: 'probe',
    status: answer.status,
    text: Buffer.concat(answer.body).toString('utf8'),
  };
}
