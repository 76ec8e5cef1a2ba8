import { getConstructionPlans, getMigrationPlans, PgBoss } from 'pg-boss';
import { pgboss } from 'pg-boss/package.json';
import type { DataSource } from 'typeorm';
import { bossOn, JOBS_SCHEMA } from './boss';
import type { JobDefinition } from './job';
import { PARKED, PARKED_QUEUE, queueOf } from './queues';

/** What the serving process may do with the queues: use them, never alter them. */
const RIGHTS = `
  GRANT USAGE ON SCHEMA ${JOBS_SCHEMA} TO gezhi_service;
  GRANT SELECT, INSERT, UPDATE, DELETE
    ON ${JOBS_SCHEMA}.job, ${JOBS_SCHEMA}.job_common, ${JOBS_SCHEMA}.job_dependency TO gezhi_service;
  GRANT SELECT, UPDATE ON ${JOBS_SCHEMA}.queue, ${JOBS_SCHEMA}.version, ${JOBS_SCHEMA}.slot TO gezhi_service;
  GRANT SELECT ON ${JOBS_SCHEMA}.schedule, ${JOBS_SCHEMA}.subscription TO gezhi_service`;

/**
 * Makes or upgrades the queues of a department as the owner of its database: part of `migrate`, safe to repeat.
 * A schedule counts from the moment it is installed: what it would have asked for before was not missed.
 */
export async function installJobs(
  dataSource: DataSource,
  jobs: readonly JobDefinition[],
  now: Date,
): Promise<void> {
  await upgradeSchema(dataSource);
  await dataSource.query(`CREATE TABLE IF NOT EXISTS ${JOBS_SCHEMA}.slot (
    job text NOT NULL PRIMARY KEY,
    taken timestamptz(3) NOT NULL)`);
  await dataSource.query(RIGHTS);
  await using runner = dataSource.createQueryRunner();
  const boss = new PgBoss({ db: bossOn(runner), schema: JOBS_SCHEMA });
  const install = async (name: string, options: ReturnType<typeof queueOf>) => {
    await boss.createQueue(name, options);
    const { policy: _, ...changeable } = options;
    await boss.updateQueue(name, changeable);
  };
  await install(PARKED, PARKED_QUEUE);
  for (const job of jobs) {
    await install(job.name, queueOf(job));
    if (job.schedule === undefined) continue;
    await runner.query(`INSERT INTO ${JOBS_SCHEMA}.slot VALUES ($1, $2) ON CONFLICT DO NOTHING`, [
      job.name,
      now,
    ]);
  }
}

/** The plans of pg-boss bring their own transaction and lock. */
async function upgradeSchema(dataSource: DataSource): Promise<void> {
  const [installed] = await dataSource.query<{ name: string | null }[]>(
    `SELECT to_regclass('${JOBS_SCHEMA}.version')::text AS name`,
  );
  if (!installed?.name) {
    await dataSource.query(getConstructionPlans(JOBS_SCHEMA));
    return;
  }
  const [found] = await dataSource.query<{ version: number }[]>(
    `SELECT version FROM ${JOBS_SCHEMA}.version`,
  );
  if (!found || found.version >= pgboss.schema) return;
  await dataSource.query(getMigrationPlans(JOBS_SCHEMA, found.version));
}
