import type { Clock } from '@gezhi/kernel';
import { callersDatabase } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import type { JobWithMetadata, PgBoss } from 'pg-boss';
import type { DataSource } from 'typeorm';
import { connectBoss, WORKING } from './boss';
import type { JobDefinition } from './job';
import { parkedRuns } from './parked-runs';
import type { OpenDatabase, QueuedRun } from './run-job';
import { runJob } from './run-job';
import { messageOf, Scheduler } from './scheduler';

export interface JobsOptions {
  /** The subgraph: `grid`. */
  readonly name: string;
  /** Its database, as the serving process signs in. */
  readonly url: string;
  readonly dataSource: DataSource;
  readonly jobs: readonly JobDefinition[];
  readonly clock: Clock;
  readonly logger: Logger;
  /** Unless told, row rules apply to a job as to any caller, and nothing records what it does. */
  readonly open?: OpenDatabase;
  /** Milliseconds between two looks at the schedules. 5,000 unless told. */
  readonly lookEvery?: number;
}

export interface RunningJobs {
  /** Asks for a run now. Null when a scheduled job has one that is not over yet. */
  ask(job: string, data?: object): Promise<string | null>;
  /** Looks at the schedules without waiting for the next look. */
  look(): Promise<void>;
  /**
   * Takes no more work, tells runs under way to stop, and waits for them; what is not done by then goes back to the
   * queue. Milliseconds; 1,000 at least, which is also how long it waits unless told.
   */
  stop(patience?: number): Promise<void>;
}

/**
 * Runs the jobs of a subgraph in this process, beside any number of others that do the same. The queues must have
 * been installed before (`migrate`).
 */
export async function startJobs(options: JobsOptions): Promise<RunningJobs> {
  const { name, url, dataSource, jobs, clock, lookEvery = 5_000 } = options;
  const logger = options.logger.child({ part: 'jobs' });
  const boss = connectBoss(`gezhi-${name}-jobs`, url);
  tellTrouble(boss, logger);
  await boss.start();
  await checkQueues(boss, jobs);

  const stopping = new AbortController();
  const open = options.open ?? openUnwitnessed(dataSource);
  for (const job of jobs) {
    await boss.work(
      job.name,
      { ...WORKING, includeMetadata: true },
      async ([queued]: JobWithMetadata<QueuedRun>[]) =>
        queued && runJob(job, queued, { clock, logger, stopping: stopping.signal, open }),
    );
  }

  const scheduler = new Scheduler({ boss, dataSource, jobs, clock, logger });
  const parked = new ParkedWatch(dataSource, logger);
  const watch = async (): Promise<void> => {
    if (stopping.signal.aborted) return;
    await scheduler.look();
    await parked.look();
  };
  let looking = watch();
  const look = () => (looking = looking.then(watch));
  // One look at a time: a slow database is not asked the more.
  let waiting = false;
  const timer = setInterval(() => {
    if (waiting) return;
    waiting = true;
    void look().finally(() => (waiting = false));
  }, lookEvery);
  logger.info({ jobs: jobs.map((job) => job.name) }, 'jobs started');

  return {
    ask: (job, data) =>
      boss.send(job, { startedFor: clock.now().toISOString(), data } satisfies QueuedRun),
    look,
    async stop(patience = 1_000) {
      clearInterval(timer);
      stopping.abort(new Error('The process stops'));
      await looking;
      await boss.stop({ graceful: true, timeout: patience });
    },
  };
}

function openUnwitnessed(dataSource: DataSource): OpenDatabase {
  return (actor, { rows }) => {
    const database = callersDatabase(dataSource, actor, { reads: rows });
    return { database, finish: () => database.endReading() };
  };
}

/** Throws when a job has no queue: the version that serves is newer than what was migrated. */
async function checkQueues(boss: PgBoss, jobs: readonly JobDefinition[]): Promise<void> {
  const known = new Set((await boss.getQueues()).map(({ name }) => name));
  const missing = jobs.map(({ name }) => name).filter((name) => !known.has(name));
  if (missing.length === 0) return;
  await boss.stop({ graceful: false });
  throw new Error(`The queues of ${missing.join(', ')} are missing: migrate first`);
}

/** What goes wrong between the queues and the database, said once a minute and not at every poll. */
function tellTrouble(boss: PgBoss, logger: Logger): void {
  const said = new Map<string, number>();
  boss.on('error', (error) => {
    const problem = messageOf(error);
    const now = performance.now();
    if (now - (said.get(problem) ?? -Infinity) < 60_000) return;
    said.set(problem, now);
    logger.error({ problem }, 'queue trouble');
  });
  boss.on('warning', ({ message }) => logger.warn({ problem: message }, 'queue warning'));
}

/** Says of every parked run that it is there: once in each process, also of those that ended with another. */
class ParkedWatch {
  private readonly told = new Set<string>();

  constructor(
    private readonly dataSource: DataSource,
    private readonly logger: Logger,
  ) {}

  async look(): Promise<void> {
    try {
      for (const run of await parkedRuns(this.dataSource)) {
        if (this.told.has(run.id)) continue;
        this.told.add(run.id);
        this.logger.error({ parked: run }, 'a run waits for a person');
      }
    } catch (error) {
      this.logger.error({ problem: messageOf(error) }, 'parked runs unknown');
    }
  }
}
