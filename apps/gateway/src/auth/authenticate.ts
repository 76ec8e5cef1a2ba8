import type { IncomingMessage } from 'node:http';
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

const AUTHORIZATION = 'authorization';
const BEARER_SCHEME = 'Bearer ';
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
    if (isGivenTwice(request.raw)) return doubt(request, reply, { reason: 'GIVEN_TWICE' });
    const token = BEARER.exec(header)?.[1];
    if (token === undefined) return doubt(request, reply, { reason: 'SCHEME' });
    try {
      const verified = await (verdicts.get(request.raw) ?? verify(token));
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

const verdicts = new WeakMap<IncomingMessage, ReturnType<VerifyAccessToken>>();

/** A token that has been looked at for a request is not looked at again. */
export function rememberVerdict(
  request: IncomingMessage,
  verdict: ReturnType<VerifyAccessToken>,
): void {
  verdicts.set(request, verdict);
}

/**
 * What a request gives for its one bearer token, whatever it looks like: for who asks whether it is believed, and leaves
 * what is not to `authenticate`. Null when there is none, or several, or something else.
 */
export function tokenOf(request: IncomingMessage): string | null {
  const { authorization } = request.headers;
  if (authorization === undefined || !authorization.startsWith(BEARER_SCHEME)) return null;
  const token = authorization.slice(BEARER_SCHEME.length);
  return token.startsWith(' ') || isGivenTwice(request) ? null : token;
}

/** Node keeps the first of several headers, a proxy before it may have looked at the last: nobody knows who is meant. */
function isGivenTwice({ rawHeaders }: IncomingMessage): boolean {
  let times = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (name.length === AUTHORIZATION.length && name.toLowerCase() === AUTHORIZATION) times += 1;
  }
  return times > 1;
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
