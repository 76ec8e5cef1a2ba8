import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GatewayContext } from '../gateway-context';
import { scopeNotice } from '../plugins/scope-notice';
import { answerBody } from './answer-body';
import type { FormatError } from './answer-body';
import { executeRequest } from './execute-request';
import type { Answered, ExecuteOptions } from './execute-request';
import { graphqlRequestOf, UnreadableRequest } from './graphql-request';
import { guardBody } from './guard-body';
import { acceptedType } from './media-type';
import type { Accepted } from './media-type';
import { refusal, RefusedRequest } from './refusal';
import type { Refusal } from './refusal';

export interface GraphQLRouteOptions extends ExecuteOptions {
  readonly formatError: FormatError;
  readonly contextOf: (request: FastifyRequest) => GatewayContext;
  /** Longest time to receive one operation. Default 10,000. */
  readonly receiveMilliseconds?: number;
}

/** A client that asks for nothing we write is told so in what everybody reads. */
const FALLBACK: Accepted = { type: 'application/json', watchesStatus: true };

/**
 * `/graphql`, by the GraphQL-over-HTTP specification. What can be refused is refused before any department is asked;
 * what is answered is text the engine wrote.
 */
export function serveGraphQL(server: FastifyInstance, options: GraphQLRouteOptions): void {
  const { contextOf, formatError } = options;
  guardBody(server, options);

  server.route({
    method: ['GET', 'POST'],
    url: '/graphql',
    async handler(request, reply) {
      const context = contextOf(request);
      const accepted = acceptedType(request.headers.accept);
      try {
        const asked = graphqlRequestOf(request);
        if (accepted === null) throw new RefusedRequest(refusal('NOT_ACCEPTABLE', {}, 406));
        return send(reply, await executeRequest(request, asked, context, options), {
          context,
          accepted,
        });
      } catch (error) {
        const refused = refusedBy(error);
        if (refused === null) throw error;
        const { refusal: why, headers } = refused;
        void reply.headers(headers);
        const answered = { errors: why.errorsFor(context.caller.language), refusal: why };
        return send(reply, answered, { context, accepted: accepted ?? FALLBACK });
      }
    },
  });

  function send(
    reply: FastifyReply,
    answered: Answered & { readonly refusal?: Refusal },
    { context, accepted }: { readonly context: GatewayContext; readonly accepted: Accepted },
  ): FastifyReply {
    const notice = scopeNotice(context.caller);
    const extensions =
      answered.extensions === undefined ? notice : { ...notice, ...answered.extensions };
    return reply
      .code(statusFor(answered, accepted))
      .header('cache-control', 'no-store')
      .header('vary', 'accept')
      .type(`${accepted.type}; charset=utf-8`)
      .send(answerBody(answered, extensions, formatError));
  }
}

function statusFor(
  { errors, refusal: why }: Answered & { readonly refusal?: Refusal },
  { watchesStatus }: Accepted,
): number {
  if (why !== undefined) return why.isOfGraph && !watchesStatus ? 200 : why.status;
  return errors.length === 0 ? 200 : (statusOf(errors) ?? 200);
}

/** The status an error of the whole operation asks for. */
function statusOf(errors: Answered['errors']): number | undefined {
  for (const { extensions } of errors) {
    const { status } = (extensions.http ?? {}) as { status?: unknown };
    if (typeof status === 'number') return status;
  }
  return undefined;
}

function refusedBy(error: unknown): RefusedRequest | null {
  if (error instanceof RefusedRequest) return error;
  if (error instanceof UnreadableRequest)
    return new RefusedRequest(refusal(error.code, {}, error.status));
  return null;
}
