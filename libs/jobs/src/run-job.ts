import type { Actor } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { Database } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import type { JobWithMetadata } from 'pg-boss';
import type { JobDefinition, JobRun } from './job';
import { actorOf } from './job';
import { messageOf } from './scheduler';

/** What is kept with a queued run. */
export interface QueuedRun {
  /** ISO 8601. */
  readonly startedFor: string;
  readonly data?: object;
}

/** Opens the database for one run of a job, as the job may use it. `finish` gives back what the run holds. */
export type OpenDatabase = (
  actor: Actor,
  job: JobDefinition,
) => { readonly database: Database; finish(): Promise<void> };

export interface RunOptions {
  readonly clock: Clock;
  readonly logger: Logger;
  /** Aborts when the process stops. */
  readonly stopping: AbortSignal;
  readonly open: OpenDatabase;
}

/** Runs a job that was taken from its queue. What it throws has one sentence and no values of rows: it is stored. */
export async function runJob(
  definition: JobDefinition,
  queued: JobWithMetadata<QueuedRun>,
  { clock, logger, stopping, open }: RunOptions,
): Promise<object | null> {
  const job: JobRun = {
    id: queued.id,
    name: definition.name,
    attempt: queued.retryCount + 1,
    startedFor: new Date(queued.data.startedFor),
  };
  const log = logger.child({ job: job.name, run: job.id, attempt: job.attempt });
  const actor = actorOf(definition);
  const { database, finish } = open(actor, definition);
  const signal = AbortSignal.any([stopping, queued.signal]);
  const began = performance.now();
  const took = () => ({ milliseconds: Math.round(performance.now() - began) });
  try {
    const context = { actor, clock, database, logger: log, signal, job };
    const result = (await definition.run(context, queued.data.data ?? {})) ?? null;
    log.info({ ...took(), result, startedFor: job.startedFor }, 'job done');
    return result;
  } catch (error) {
    const last = queued.retryCount >= queued.retryLimit;
    const details = { ...took(), problem: messageOf(error), stack: stackOf(error) };
    if (stopping.aborted) log.info(took(), 'job handed back');
    else if (last) log.error(details, 'job parked');
    else log.warn(details, 'job failed, will be tried again');
    throw new JobFailed(messageOf(error));
  } finally {
    await finish();
  }
}

/** Why a run failed, as kept with it. */
class JobFailed extends Error {
  override readonly name = 'JobFailed';
}

function stackOf(error: unknown): string | undefined {
  return error instanceof Error ? error.stack : undefined;
}
