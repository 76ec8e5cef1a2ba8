import type { Db } from 'pg-boss';
import { PgBoss } from 'pg-boss';
import type { QueryRunner } from 'typeorm';

/** The PostgreSQL schema with the queues of a department, in its own database. */
export const JOBS_SCHEMA = 'jobs';

/**
 * Seconds. A process that is killed says nothing: its run counts as lost when no sign of life came for `HEARTBEAT`,
 * which another process sees within `SUPERVISION` and takes up within `POLLING`. Together under 20.
 */
const HEARTBEAT = 10;
const SUPERVISION = 5;
const POLLING = 2;

export const WORKING = {
  batchSize: 1,
  pollingIntervalSeconds: POLLING,
  // A run that is tried again is not announced.
  notifyPollingIntervalSeconds: POLLING,
} as const;

/** Queues and workers over connections of their own: waiting requests never keep a heartbeat waiting. */
export function connectBoss(application: string, url: string): PgBoss {
  return new PgBoss({
    connectionString: url,
    application_name: application,
    max: 3,
    schema: JOBS_SCHEMA,
    // The serving process may neither make nor alter tables.
    migrate: false,
    createSchema: false,
    reindex: false,
    // Schedules are kept by ours, which makes up for missed ones.
    schedule: false,
    supervise: true,
    superviseIntervalSeconds: SUPERVISION,
    monitorIntervalSeconds: 2,
    maintenanceIntervalSeconds: 3_600,
    useListenNotify: true,
  });
}

/** Statements of pg-boss on a connection of ours, and so in its transaction. */
export function bossOn(runner: QueryRunner): Db {
  return {
    executeSql: async (text, values) => {
      const { records } = await runner.query(text, values, true);
      return { rows: records };
    },
  };
}

export { HEARTBEAT };
