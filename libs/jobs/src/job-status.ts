import type { DataSource } from 'typeorm';
import { JOBS_SCHEMA } from './boss';
import type { JobDefinition } from './job';
import type { ParkedRun } from './parked-runs';
import { parkedRuns } from './parked-runs';
import { nextSlot } from './schedule';

/** How a job fares, in all processes together. */
export interface JobStatus {
  readonly name: string;
  readonly description: string;
  readonly schedule: string | null;
  /** The moment its schedule was last taken care of. */
  readonly lastSlot: Date | null;
  readonly nextSlot: Date | null;
  /** When a run last succeeded; null when none did within 30 days. */
  readonly lastDone: Date | null;
  readonly waiting: number;
  readonly running: number;
  /** Runs that failed and are to be tried again. */
  readonly retrying: number;
}

/** What `GET /health/jobs` shows. */
export interface JobsStatus {
  readonly jobs: readonly JobStatus[];
  readonly parked: readonly ParkedRun[];
}

export async function jobsStatus(
  dataSource: DataSource,
  jobs: readonly JobDefinition[],
  now: Date,
): Promise<JobsStatus> {
  const rows = await dataSource.query<
    Pick<JobStatus, 'name' | 'lastSlot' | 'lastDone' | 'waiting' | 'running' | 'retrying'>[]
  >(
    `SELECT q.name, s.taken AS "lastSlot",
      max(j.completed_on) FILTER (WHERE j.state = 'completed') AS "lastDone",
      count(*) FILTER (WHERE j.state = 'created')::int AS waiting,
      count(*) FILTER (WHERE j.state = 'active')::int AS running,
      count(*) FILTER (WHERE j.state = 'retry')::int AS retrying
    FROM ${JOBS_SCHEMA}.queue q
    LEFT JOIN ${JOBS_SCHEMA}.slot s ON s.job = q.name
    LEFT JOIN ${JOBS_SCHEMA}.job j ON j.name = q.name
    WHERE q.name = ANY ($1) GROUP BY q.name, s.taken`,
    [jobs.map(({ name }) => name)],
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  return {
    jobs: jobs.map(({ name, description, schedule = null }) => ({
      name,
      description,
      schedule,
      nextSlot: schedule === null ? null : nextSlot(schedule, now),
      lastSlot: known.get(name)?.lastSlot ?? null,
      lastDone: known.get(name)?.lastDone ?? null,
      waiting: known.get(name)?.waiting ?? 0,
      running: known.get(name)?.running ?? 0,
      retrying: known.get(name)?.retrying ?? 0,
    })),
    parked: await parkedRuns(dataSource),
  };
}
