import { readSigningKey } from '@gezhi/audit';
import { installJobs } from '@gezhi/jobs';
import {
  assertLeastRights,
  createDataSource,
  inTransaction,
  ownersDatabase,
} from '@gezhi/persistence';
import { ok, systemClock } from '@gezhi/kernel';
import { createLogger, runUntilStopped } from '@gezhi/server';
import type { Logger } from '@gezhi/server';
import type { DataSource } from 'typeorm';
import type { SubgraphDefinition } from '../manifest';
import { entitiesOf, jobsOf, migrationsOf } from '../manifest';
import { guardCalls } from './guard-calls';
import { serveJobs } from './serve-jobs';
import { serveMessaging } from './serve-messaging';
import { createSubgraphServer } from './subgraph-server';
import type { SubgraphEnvironment } from './subgraph-environment';

/**
 * Serves a subgraph until the process is told to stop. The database must have been migrated before.
 * What keeps it from starting goes to the log, where secrets are blanked, and the process exits with 1.
 */
export async function runSubgraph(
  definition: SubgraphDefinition,
  environment: SubgraphEnvironment,
): Promise<void> {
  const logger = createLogger({ name: definition.name, level: environment.LOG_LEVEL });
  try {
    await serve(definition, environment, logger);
  } catch (error) {
    logger.fatal({ err: error }, 'cannot start');
    process.exit(1);
  }
}

async function serve(
  definition: SubgraphDefinition,
  environment: SubgraphEnvironment,
  logger: Logger,
): Promise<void> {
  const dataSource = await openDatabase(
    definition,
    environment.DATABASE_URL,
    environment.DATABASE_POOL,
  );
  await assertLeastRights(dataSource);
  const calls = await guardCalls(definition.name, environment, { dataSource, logger });
  const server = await createSubgraphServer(definition, {
    dataSource,
    feedUrl: environment.DATABASE_URL,
    calls: calls.verifier,
    health: calls.health,
    clock: systemClock,
    logger,
  });
  const { DATABASE_URL: url, AUDIT_SIGNING_KEY: pem } = environment;
  const signingKey = pem === undefined ? null : readSigningKey(pem);
  const jobs = environment.JOBS
    ? await serveJobs(definition, { url, dataSource, server, logger, signingKey })
    : null;
  const messaging = serveMessaging(definition, environment, { dataSource, server, logger });
  await runUntilStopped({
    server,
    logger,
    listen: environment.LISTEN,
    dispose: async () => {
      await Promise.all([jobs?.stop(), messaging?.stop()]);
      await calls.release();
      await dataSource.destroy();
    },
  });
}

/** Connects to the subgraph's own database. */
export function openDatabase(
  definition: SubgraphDefinition,
  url: string,
  poolSize = 10,
): Promise<DataSource> {
  const { name } = definition;
  return createDataSource({
    name: `gezhi-${name}`,
    url,
    entities: entitiesOf(definition),
    migrations: migrationsOf(definition),
    poolSize,
  }).initialize();
}

/** Brings the database up to date: migrations, then the lists every installation needs. Safe to repeat. */
export async function migrate(
  definition: SubgraphDefinition,
  dataSource: DataSource,
): Promise<void> {
  await dataSource.runMigrations();
  await installJobs(dataSource, jobsOf(definition), systemClock.now());
  await inTransaction(ownersDatabase(dataSource), systemClock, async (uow) => {
    await definition.seedReference(uow);
    return ok();
  });
}

/** Migrates and ends: what a deployment runs, as the owner of the database, before it starts the new version. */
export async function migrateOnce(
  definition: SubgraphDefinition,
  { DATABASE_URL }: Pick<SubgraphEnvironment, 'DATABASE_URL'>,
): Promise<void> {
  const dataSource = await openDatabase(definition, DATABASE_URL, 1);
  await migrate(definition, dataSource).finally(() => dataSource.destroy());
}
