import { ANONYMOUS, IssuerUnavailableError } from '@gezhi/identity';
import type { Actor, VerifyAccessToken } from '@gezhi/identity';
import { languageOf } from '@gezhi/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messageOf } from '../coded-error';
import type { GatewayProblemCode } from '../gateway-problems';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the access token names; ANONYMOUS without one. */
    actor: Actor;
  }
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/**
 * Turns the bearer token of each request into its actor, before the body is read.
 *
 * No token: ANONYMOUS, and use cases decide what is public. A token that is not believed is never
 * taken for no token: 401, so that a client learns that it must sign in again.
 */
export function authenticate(server: FastifyInstance, verify: VerifyAccessToken): void {
  server.decorateRequest('actor', null as unknown as Actor);

  server.addHook('onRequest', async (request, reply) => {
    request.actor = ANONYMOUS;
    const header = request.headers.authorization;
    if (header === undefined) return;
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) return refuse(request, reply, 'UNAUTHENTICATED', 'SCHEME');
    try {
      const actor = await verify(token);
      if (!actor.ok) {
        const { reason = null } = actor.refusal.params;
        return refuse(request, reply, 'UNAUTHENTICATED', String(reason));
      }
      request.actor = actor.value;
    } catch (error) {
      if (!(error instanceof IssuerUnavailableError)) throw error;
      request.log.error({ err: error }, 'issuer unavailable');
      return refuse(request, reply, 'ISSUER_UNAVAILABLE', 'ISSUER');
    }
  });
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  code: GatewayProblemCode,
  reason: string,
): FastifyReply {
  request.log.warn({ reason }, 'token refused');
  const message = messageOf(code, {}, languageOf(request.headers['accept-language']));
  const errors = [{ message, extensions: { code, traceId: request.trace.traceId } }];
  if (code === 'UNAUTHENTICATED') {
    reply.code(401).header('www-authenticate', 'Bearer error="invalid_token"');
  } else {
    reply.code(503).header('retry-after', '5');
  }
  return reply.type('application/json; charset=utf-8').send({ errors });
}
