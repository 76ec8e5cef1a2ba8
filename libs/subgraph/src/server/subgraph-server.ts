import type { FastifyRequest } from 'fastify';
import type { FastifyInstance } from 'fastify';
import type { Actor, CallVerifier } from '@gezhi/identity';
import { readsByGrant } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import { COMMON_PROBLEMS, joinProblems, languageOf, refusal } from '@gezhi/kernel';
import type { HealthChecks, Logger } from '@gezhi/server';
import { createHttpServer } from '@gezhi/server';
import type { Database } from '@gezhi/persistence';
import { callersDatabase } from '@gezhi/persistence';
import { RequestAudit } from '@gezhi/audit';
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
import { endRequest } from '../audit/end-request';
import type { SubgraphContext } from '../context';
import type { SubgraphDefinition } from '../manifest';
import { refusalError } from '../problems/answer-refusals';
import { NOTHING_SHARED } from '../sharing/shared-access';
import type { OpenSharedAccess, SharedAccess } from '../sharing/shared-access';
import { callerOf, keepRawBody } from './caller-of';
import { serveDenials } from './serve-denials';

export interface SubgraphServerOptions {
  readonly dataSource: DataSource;
  readonly calls: CallVerifier;
  readonly clock: Clock;
  readonly logger: Logger;
  /** What must hold, beside a database that answers, before the subgraph may be asked. */
  readonly health?: HealthChecks;
  /** Opens the database for one caller. Default: under the rules of rows; something else only to measure what they cost. */
  readonly openDatabase?: typeof callersDatabase;
}

/**
 * Serves a subgraph at `/graphql`, and at `/denials` takes note of what the gateway refused in its name. It answers
 * the gateway alone: a call without a valid signature is refused before the operation is read, whatever address it
 * comes from. Introspection is off.
 */
export async function createSubgraphServer(
  definition: SubgraphDefinition,
  options: SubgraphServerOptions,
): Promise<FastifyInstance> {
  const { dataSource, clock, logger, openDatabase = callersDatabase } = options;
  const problems = joinProblems(definition.name, COMMON_PROBLEMS, definition.problems);
  const server = createHttpServer({
    name: definition.name,
    logger,
    bodyLimit: 10 * 1_048_576,
    health: {
      database: async () => (await dataSource.query('SELECT 1')) !== undefined,
      ...options.health,
    },
  });
  keepRawBody(server);
  const { schema } = definition.buildSchema();
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
  const context = async (request: FastifyRequest): Promise<SubgraphContext> => {
    const language = languageOf(request.headers['accept-language']);
    const actor = await callerOf(request, options.calls);
    if (!actor) throw new UnsignedCall({ problems, language });
    const audit = new RequestAudit({
      manager: dataSource,
      actor,
      clock,
      traceId: request.trace.traceId,
      onFault: (error) => logger.error({ err: error }, 'audit trail cannot be written'),
    });
    let database: Database | null = null;
    const query = async <T>(text: string, values?: unknown[]): Promise<T> => {
      const ask = () => dataSource.query<T>(text, values);
      return database === null ? ask() : database.apart(ask);
    };
    const access = await accessOf(definition, actor, { dataSource: { query }, clock });
    const caller = access === null ? actor : { ...actor, grantedRows: access.rows };
    database = openDatabase(dataSource, caller, { witness: audit });
    return { actor, language, clock, database, audit, access, problems, loaders: new Map() };
  };
  serveDenials(server, { schema, dataSource, calls: options.calls, problems, clock, logger });
  await server.register(fastifyApollo(apollo), { path: '/graphql', method: ['POST'], context });
  return server;
}

/** Only clients that read by grant are looked up: for everybody else nothing is asked. */
async function accessOf(
  { openAccess }: SubgraphDefinition,
  actor: Actor,
  at: Parameters<OpenSharedAccess>[1],
): Promise<SharedAccess | null> {
  if (!readsByGrant(actor)) return null;
  return openAccess ? openAccess(actor, at) : NOTHING_SHARED;
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
