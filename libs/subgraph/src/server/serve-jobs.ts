import type { KeyObject } from 'node:crypto';
import { RequestAudit } from '@gezhi/audit';
import type { OpenDatabase, RunningJobs } from '@gezhi/jobs';
import { jobsStatus, startJobs } from '@gezhi/jobs';
import { systemClock } from '@gezhi/kernel';
import { callersDatabase } from '@gezhi/persistence';
import type { Logger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { SubgraphDefinition } from '../manifest';
import { jobsOf } from '../manifest';
import { recordingChanges, telling } from './telling';

interface ServeJobsOptions {
  readonly url: string;
  readonly dataSource: DataSource;
  readonly server: FastifyInstance;
  readonly logger: Logger;
  /** Signs the audit trail; see `signHeadJob`. */
  readonly signingKey: KeyObject | null;
}

/**
 * Runs the jobs of a subgraph in its serving process and shows at `GET /health/jobs` how they fare: without a token,
 * as the rest of the health of a process, and without anything of what they work on.
 */
export async function serveJobs(
  definition: SubgraphDefinition,
  { url, dataSource, server, logger, signingKey }: ServeJobsOptions,
): Promise<RunningJobs> {
  const jobs = jobsOf(definition, signingKey);
  server.get('/health/jobs', { logLevel: 'warn' }, () =>
    jobsStatus(dataSource, jobs, systemClock.now()),
  );
  const running = await startJobs({
    name: definition.name,
    url,
    dataSource,
    jobs,
    clock: systemClock,
    logger,
    open: openWitnessed(definition, dataSource, logger),
  });
  // While requests under way are answered, runs under way come to their end too.
  server.addHook('preClose', (done) => {
    running.stop().catch((error: unknown) => logger.error({ err: error }, 'jobs did not stop'));
    done();
  });
  return running;
}

/**
 * What a job changes goes into the audit trail as its own, in the same transaction. A look that found nothing to
 * change is no fact about anybody: jobs look every minute, and their runs stand in the log.
 */
export function openWitnessed(
  definition: SubgraphDefinition,
  dataSource: DataSource,
  logger: Logger,
): OpenDatabase {
  return (actor, { name, rows }) => {
    const audit = new RequestAudit({
      manager: dataSource,
      actor,
      clock: systemClock,
      traceId: null,
      by: 'JOB',
      onFault: (error) => logger.error({ err: error }, 'audit trail cannot be written'),
    });
    audit.begin(`job:${name}`, {});
    const witness = telling(definition, recordingChanges(audit));
    const database = callersDatabase(dataSource, actor, { witness, reads: rows });
    return {
      database,
      finish: async () => {
        await database.endReading();
        await audit.flush();
      },
    };
  };
}
