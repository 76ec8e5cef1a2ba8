import { ANONYMOUS, IssuerUnavailableError } from '@gezhi/identity';
import type { Actor, VerifiedToken, VerifyAccessToken } from '@gezhi/identity';
import { languageOf } from '@gezhi/kernel';
import type { RefusalParam } from '@gezhi/kernel';
import { answerProblem } from '@gezhi/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { messageOf } from '../coded-error';
import type { GatewayProblemCode } from '../gateway-problems';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whom the access token names; ANONYMOUS without one. */
    actor: Actor;
    /** What the access token says; null without one. */
    token: VerifiedToken | null;
  }
}

const BEARER = /^Bearer +([A-Za-z0-9._~+/=-]+)$/i;

/**
 * Turns the bearer token of each request into its actor, before the body is read.
 *
 * No token: ANONYMOUS, and use cases decide what is public. A token that is not believed is never
 * taken for no token: 401 with the reason, so that a client learns that it must sign in again.
 */
export function authenticate(server: FastifyInstance, verify: VerifyAccessToken): void {
  server.decorateRequest('actor', null as unknown as Actor);
  server.decorateRequest('token', null);

  server.addHook('onRequest', async (request, reply) => {
    request.actor = ANONYMOUS;
    const header = request.headers.authorization;
    if (header === undefined) return;
    if (isGivenTwice(request)) return doubt(request, reply, { reason: 'GIVEN_TWICE' });
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) return doubt(request, reply, { reason: 'SCHEME' });
    try {
      const verified = await verify(token);
      if (!verified.ok) return doubt(request, reply, verified.refusal.params);
      request.token = verified.value;
      request.actor = verified.value.actor;
    } catch (error) {
      if (!(error instanceof IssuerUnavailableError)) throw error;
      request.log.error({ err: error }, 'issuer unavailable');
      return refuse(request, reply.code(503).header('retry-after', '5'), 'ISSUER_UNAVAILABLE');
    }
  });
}

/** Node keeps the first of several headers, a proxy before it may have looked at the last: nobody knows who is meant. */
function isGivenTwice(request: FastifyRequest): boolean {
  const names = request.raw.rawHeaders.filter((_, index) => index % 2 === 0);
  return names.filter((name) => name.toLowerCase() === 'authorization').length > 1;
}

/** The reason is one of ours and says nothing the holder of the token could not read in it (RFC 6750 §3). */
function doubt(
  request: FastifyRequest,
  reply: FastifyReply,
  { reason = null, claim = null }: Readonly<Record<string, RefusalParam>>,
): FastifyReply {
  request.log.warn({ reason, claim }, 'token refused');
  const challenge = `Bearer error="invalid_token", error_description="${String(reason)}"`;
  const details = { reason, ...(claim !== null && { claim }) };
  return refuse(
    request,
    reply.code(401).header('www-authenticate', challenge),
    'UNAUTHENTICATED',
    details,
  );
}

function refuse(
  request: FastifyRequest,
  reply: FastifyReply,
  code: GatewayProblemCode,
  details: Readonly<Record<string, unknown>> = {},
): FastifyReply {
  const message = messageOf(code, {}, languageOf(request.headers['accept-language']));
  return answerProblem(request, reply, { status: reply.statusCode, code, message, details });
}
