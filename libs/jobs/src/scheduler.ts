import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import type { PgBoss } from 'pg-boss';
import type { DataSource, QueryRunner } from 'typeorm';
import { bossOn, JOBS_SCHEMA } from './boss';
import type { JobDefinition } from './job';
import { latestSlot } from './schedule';

/** Later than this, a run is not late but missed: milliseconds. */
const MISSED_AFTER = 10 * 60_000;

interface SchedulerOptions {
  readonly boss: PgBoss;
  readonly dataSource: DataSource;
  readonly jobs: readonly JobDefinition[];
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Asks for the runs that schedules name. Which moment was last taken care of stands in the database, beside the run
 * asked for and in one transaction with it: of several processes one acts, an outage costs one run and not many,
 * and a run that is not over yet is not overtaken.
 */
export class Scheduler {
  /** By job: the moment known to be taken care of. Saves asking the database what cannot have changed. */
  private readonly settled = new Map<string, number>();

  constructor(private readonly options: SchedulerOptions) {}

  /** Looks once at all schedules. One that cannot be kept now is tried again at the next look. */
  async look(): Promise<void> {
    const { jobs, clock, logger } = this.options;
    const now = clock.now();
    for (const job of jobs) {
      if (job.schedule === undefined) continue;
      const slot = latestSlot(job.schedule, now);
      if ((this.settled.get(job.name) ?? 0) >= slot.getTime()) continue;
      try {
        if (await this.settle(job, slot, now)) this.settled.set(job.name, slot.getTime());
      } catch (error) {
        logger.error({ job: job.name, problem: messageOf(error) }, 'schedule not kept');
      }
    }
  }

  /** Whether nobody needs to look at this moment again. */
  private async settle(job: JobDefinition, slot: Date, now: Date): Promise<boolean> {
    await using runner = this.options.dataSource.createQueryRunner();
    await runner.startTransaction();
    try {
      const settled = await this.take(runner, job, slot, now);
      await runner.commitTransaction();
      return settled;
    } catch (error) {
      await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    }
  }

  private async take(
    runner: QueryRunner,
    job: JobDefinition,
    slot: Date,
    now: Date,
  ): Promise<boolean> {
    const [last] = (await runner.query(
      `SELECT taken FROM ${JOBS_SCHEMA}.slot WHERE job = $1 FOR UPDATE SKIP LOCKED`,
      [job.name],
    )) as { taken: Date }[];
    // Another process is at it.
    if (!last) return false;
    if (last.taken >= slot) return true;
    const missed = now.getTime() - slot.getTime() > MISSED_AFTER;
    if (missed && job.catchUp === 'SKIP') {
      this.options.logger.warn({ job: job.name, slot }, 'missed run left out');
    } else {
      const data = { startedFor: slot.toISOString() };
      const id = await this.options.boss.send(job.name, data, { db: bossOn(runner) });
      // The run before is not over: the moment stays open.
      if (id === null) return false;
      if (missed) this.options.logger.warn({ job: job.name, slot }, 'missed run made up for');
    }
    await runner.query(`UPDATE ${JOBS_SCHEMA}.slot SET taken = $2 WHERE job = $1`, [
      job.name,
      slot,
    ]);
    return true;
  }
}

/** Never the error itself: those of the database repeat the values of rows. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
