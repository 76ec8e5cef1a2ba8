import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../gateway-context';
import { answerOperation } from './answer-operation';
import type { AnswerOptions } from './answer-operation';
import { answerOperationsEarly } from './early-answers';
import type { EarlyOptions } from './early-answers';
import { guardBody } from './guard-body';

export interface GraphQLRouteOptions extends AnswerOptions, Omit<EarlyOptions, 'answer'> {
  readonly contextOf: (request: FastifyRequest) => GatewayContext;
}

/** `/graphql`: common requests before fastify sees them, all others by its route, alike. */
export function serveGraphQL(server: FastifyInstance, options: GraphQLRouteOptions): void {
  guardBody(server, options);
  answerOperationsEarly(server, {
    ...options,
    answer: (request, context) => answerOperation(request, context, options),
  });

  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      // Around the whole request, see keepRequestScope.
      const context = { ...options.contextOf(request), inScope };
      const { status, headers, body } = await answerOperation(request, context, options);
      return reply.code(status).headers(headers).send(body);
    },
  });
}

function inScope<T>(work: () => T): T {
  return work();
}
