import { actorOf, defineJob } from '@gezhi/jobs';
import { systemClock } from '@gezhi/kernel';
import type { RunningMessaging } from '@gezhi/messaging';
import { createPostgresBus, messagingStatus, startMessaging } from '@gezhi/messaging';
import type { Logger } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import type { DataSource } from 'typeorm';
import type { SubgraphDefinition } from '../manifest';
import { consumptionsOf } from '../manifest';
import { openWitnessed } from './serve-jobs';
import type { SubgraphEnvironment } from './subgraph-environment';

interface ServeMessagingOptions {
  readonly dataSource: DataSource;
  readonly server: FastifyInstance;
  readonly logger: Logger;
}

/** As whom the inbox acts, also in the audit trail. */
const MESSAGES = defineJob({
  name: 'messages',
  description: 'Handles what other departments tell',
  rows: 'WHOLE',
  run: () => Promise.resolve(),
});

/**
 * Carries the messages of a department in its serving process, and shows at `GET /health/messaging` how they fare:
 * without a token, in counts. Readiness does not ask for the bus: a department works while the others are away.
 */
export function serveMessaging(
  definition: SubgraphDefinition,
  environment: SubgraphEnvironment,
  { dataSource, server, logger }: ServeMessagingOptions,
): RunningMessaging | null {
  server.get('/health/messaging', { logLevel: 'warn' }, () => messagingStatus(dataSource));
  const { name, publishes = [], copies = [] } = definition;
  const consumptions = consumptionsOf(definition);
  if (!environment.JOBS || publishes.length + consumptions.length === 0) return null;
  const { BUS_DATABASE_URL: busUrl, DATABASE_URL: url } = environment;
  if (busUrl === undefined) {
    const problem =
      'BUS_DATABASE_URL: missing; this department has messages for others, or from them';
    if (environment.NODE_ENV === 'production') throw new Error(problem);
    logger.warn({ problem }, 'messages wait in the outbox');
    return null;
  }
  const onProblem = (error: unknown) => logger.debug({ err: error }, 'connection to the bus broke');
  const bus = createPostgresBus({ url: busUrl, name, onProblem });
  const { database } = openWitnessed(definition, dataSource, logger)(actorOf(MESSAGES), MESSAGES);
  const clock = systemClock;
  const running = startMessaging({ name, url, database, bus, consumptions, copies, clock, logger });
  return {
    async stop() {
      await running.stop();
      await bus.close();
    },
  };
}
