import type { FastifyRequest } from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { CallVerifier } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import { COMMON_PROBLEMS, joinProblems, languageOf, refusal } from '@gezhi/kernel';
import type { HealthChecks, Logger } from '@gezhi/server';
import { createHttpServer } from '@gezhi/server';
import type { callersDatabase } from '@gezhi/persistence';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo, { fastifyApolloDrainPlugin } from '@as-integrations/fastify';
import type { GraphQLFormattedError } from 'graphql';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError } from 'graphql';
import type { DataSource } from 'typeorm';
import { feedNews } from '../live/feed-news';
import { serveSubscriptions } from '../live/serve-subscriptions';
import { endRequest } from '../audit/end-request';
import type { SubgraphContext } from '../context';
import { serveRoutes } from '../http/serve-routes';
import type { SubgraphDefinition } from '../manifest';
import { refusalError } from '../problems/answer-refusals';
import { serveUploads, takesUploads, UPLOAD_MILLISECONDS } from '../uploads/serve-uploads';
import { callerOf, keepRawBody } from './caller-of';
import { contextOpener } from './open-context';
import { serveDenials } from './serve-denials';

export interface SubgraphServerOptions {
  readonly dataSource: DataSource;
  readonly calls: CallVerifier;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What must hold, beside a database that answers, before the subgraph may be asked. */
  readonly health?: HealthChecks;
  /** The database, to be woken by its feed of changes; without it, followers look every two seconds. */
  readonly feedUrl?: string;
  /** Opens the database for one caller. Default: under the rules of rows; something else only to measure what they cost. */
  readonly openDatabase?: typeof callersDatabase;
}

/**
 * Serves a subgraph at `/graphql` and at its routes, and at `/denials` takes note of what the gateway refused in its
 * name. It answers the gateway alone: a call without a valid signature is refused before the operation is read, whatever address it
 * comes from. Introspection is off.
 */
export async function createSubgraphServer(
  definition: SubgraphDefinition,
  options: SubgraphServerOptions,
): Promise<FastifyInstance> {
  const { dataSource, clock, logger } = options;
  const problems = joinProblems(definition.name, COMMON_PROBLEMS, definition.problems);
  const { schema } = definition.buildSchema();
  const server = createHttpServer({
    name: definition.name,
    logger,
    bodyLimit: 10 * 1_048_576,
    // Files come as fast as whoever sends them; answers of everything else have a deadline of their own.
    ...(takesUploads(schema) && { receiveMilliseconds: UPLOAD_MILLISECONDS }),
    health: {
      database: async () => (await dataSource.query('SELECT 1')) !== undefined,
      ...options.health,
    },
  });
  keepRawBody(server);
  serveUploads(server, { schema, calls: options.calls });
  const apollo = new ApolloServer<SubgraphContext>({
    schema,
    introspection: false,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    // The process is stopped by runUntilStopped alone: Apollo would send the signal again, which ends it at once.
    stopOnTerminationSignals: false,
    formatError: (formatted, error) => maskFault(formatted, error, logger),
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      fastifyApolloDrainPlugin(server),
      endRequest,
    ],
  });
  await apollo.start();
  const open = contextOpener(definition, { ...options, problems });
  const context = async (request: FastifyRequest): Promise<SubgraphContext> => {
    const actor =
      request.uploader === undefined ? await callerOf(request, options.calls) : request.uploader;
    const language = languageOf(request.headers['accept-language']);
    if (!actor) throw new UnsignedCall({ problems, language });
    return open(request, actor);
  };
  serveDenials(server, { schema, dataSource, calls: options.calls, problems, clock, logger });
  await server.register(fastifyApollo(apollo), { path: '/graphql', method: ['POST'], context });
  if (schema.getSubscriptionType()) {
    const { feedUrl: url, calls } = options;
    const onProblem = (error: unknown) => logger.warn({ err: error }, 'not woken by the feed');
    const news = feedNews({ name: definition.name, url, onProblem });
    serveSubscriptions(server, { schema, calls, open, problems, news, clock, logger });
  }
  await serveRoutes(server, definition.routes ?? [], { calls: options.calls, open, problems });
  return server;
}

class UnsignedCall extends GraphQLError {
  constructor(context: Pick<SubgraphContext, 'problems' | 'language'>) {
    const { message, extensions } = refusalError(refusal('UNAUTHENTICATED'), context);
    super(message, { extensions: { ...extensions, http: { status: 401 } } });
  }
}

/** Refusals and malformed operations pass; anything else is a fault: logged here, masked for everybody else. */
function maskFault(
  formatted: GraphQLFormattedError,
  error: unknown,
  logger: Logger,
): GraphQLFormattedError {
  const code = formatted.extensions?.['code'];
  // Not by class: a value that a scalar or an enum cannot show is a GraphQLError too, and names the value.
  if (code !== undefined && code !== 'INTERNAL_SERVER_ERROR') return formatted;
  logger.error({ err: unwrapResolverError(error), path: formatted.path }, 'resolver failed');
  return { ...formatted, message: 'Internal error', extensions: { code: 'INTERNAL_SERVER_ERROR' } };
}
