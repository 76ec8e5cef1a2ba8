import { PgBoss } from 'pg-boss';
import type { DataSource } from 'typeorm';
import { bossOn, JOBS_SCHEMA } from './boss';
import { PARKED } from './queues';

/** A run that failed every attempt and waits for a person. */
export interface ParkedRun {
  readonly id: string;
  readonly job: string;
  readonly attempts: number;
  readonly parkedAt: Date;
  /** Why the last attempt failed. */
  readonly problem: string | null;
}

const MOST = 100;

/** The oldest hundred parked runs. */
export function parkedRuns(dataSource: DataSource): Promise<ParkedRun[]> {
  return dataSource.query(`
    SELECT id, source_name AS job, source_retry_count + 1 AS attempts, created_on AS "parkedAt",
      coalesce(output->>'message', output->'value'->>'message') AS problem
    FROM ${JOBS_SCHEMA}.job WHERE name = '${PARKED}' AND state = 'created' ORDER BY created_on LIMIT ${MOST}`);
}

/**
 * Puts the parked runs of a job back into its queue, with all their attempts, once what they failed of is repaired.
 * A scheduled job that has a run already does with that one: theirs are dropped. Answers how many were put back.
 */
export async function retryParked(dataSource: DataSource, job: string): Promise<number> {
  await using runner = dataSource.createQueryRunner();
  const boss = new PgBoss({ db: bossOn(runner), schema: JOBS_SCHEMA });
  return await boss.redrive(PARKED, {
    sourceName: job,
  });
}
