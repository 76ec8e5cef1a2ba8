import type { ApolloServer } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { Graph, PreparedOperation } from '@gezhi/engine';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLError } from 'graphql';
import type { GatewayContext } from '../gateway-context';
import type { OperationLimits } from '../plugins/limits.plugin';
import { scopeNotice } from '../plugins/scope-notice.plugin';
import { planRefusal } from '../supergraph/plan-refusal';
import { answerBody } from './answer-body';
import type { FormatError } from './answer-body';
import { KnownDocuments } from './known-documents';
import { quickRequestOf } from './quick-request';
import type { QuickRequest } from './quick-request';

export interface GraphQLRouteOptions {
  readonly apollo: ApolloServer<GatewayContext>;
  readonly graph: Graph;
  readonly limits: OperationLimits;
  readonly formatError: FormatError;
  readonly contextOf: (request: FastifyRequest) => GatewayContext;
}

/**
 * `/graphql`. Requests in the common form for valid operations go straight to the engine, which writes
 * the text of the answer: Apollo Server's pipeline costs several times what executing costs. Everything
 * else, and whatever is to be refused, goes through Apollo Server; both answer alike.
 */
export function serveGraphQL(server: FastifyInstance, options: GraphQLRouteOptions): void {
  const { apollo, contextOf } = options;
  const documents = new KnownDocuments(options.graph, options.limits);
  const answerByApollo = fastifyApolloHandler(apollo, {
    context: async (request) => contextOf(request as FastifyRequest),
  });

  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      const quick = quickRequestOf(request);
      const document = quick && documents.find(quick.query);
      if (quick === null || !document?.has(quick.operationName)) {
        return answerByApollo.call(server, request, reply);
      }
      const context = contextOf(request);
      let operation: PreparedOperation;
      try {
        const { operationName } = quick;
        operation = document.ready(operationName) ?? (await document.prepare(operationName));
      } catch (error) {
        return refuse(reply, planRefusal(error, context.caller.language), context);
      }
      const answered = await execute(operation, quick, context);
      // What a variable lacks is told by Apollo Server; no department was asked.
      if (answered.data === undefined && statusOf(answered.errors) === undefined) {
        return answerByApollo.call(server, request, reply);
      }
      return send(reply, answered, context);
    },
  });

  function refuse(reply: FastifyReply, error: GraphQLError, context: GatewayContext): FastifyReply {
    return send(reply, { errors: [error] }, context);
  }

  function send(reply: FastifyReply, answered: Answered, { caller }: GatewayContext): FastifyReply {
    return reply
      .code(statusOf(answered.errors) ?? 200)
      .header('cache-control', 'no-store')
      .type('application/json; charset=utf-8')
      .send(answerBody(answered, scopeNotice(caller), options.formatError));
  }
}

interface Answered {
  readonly data?: string | null;
  readonly errors: readonly GraphQLError[];
}

async function execute(
  operation: PreparedOperation,
  { variables }: QuickRequest,
  { caller, signal }: GatewayContext,
): Promise<Answered> {
  if (operation.executeText) return operation.executeText(variables, caller, signal);
  const { data, errors = [] } = await operation.execute(variables, caller, signal);
  return data === undefined ? { errors } : { data: JSON.stringify(data), errors };
}

/** The status an error of the whole operation asks for. */
function statusOf(errors: readonly GraphQLError[]): number | undefined {
  for (const { extensions } of errors) {
    const { status } = (extensions.http ?? {}) as { status?: unknown };
    if (typeof status === 'number') return status;
  }
  return undefined;
}
