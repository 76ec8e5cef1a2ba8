import type { Actor, CallVerifier } from '@gezhi/identity';
import { CALL_HEADER } from '@gezhi/identity';
import type { FastifyInstance, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The body as it was signed. */
    rawBody?: string | Buffer;
  }
}

/** Whom the gateway vouches for in this call; null for a call it did not sign, with the reason in the log. */
export async function callerOf(
  request: FastifyRequest,
  calls: CallVerifier,
): Promise<Actor | null> {
  const token = request.headers[CALL_HEADER];
  const verified = await calls.verify({
    method: request.method,
    path: request.url,
    body: request.rawBody ?? '',
    token: typeof token === 'string' ? token : undefined,
  });
  if (verified.ok) return verified.value;
  request.log.warn({ reason: verified.refusal.params['reason'] }, 'unsigned call refused');
  return null;
}

/** The signature covers the bytes of the body, so they are kept until it is checked. */
export function keepRawBody(server: FastifyInstance): void {
  server.removeContentTypeParser('application/json');
  server.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    const text = body as string;
    request.rawBody = text;
    try {
      done(null, JSON.parse(text) as unknown);
    } catch {
      done(Object.assign(new Error('The body is not JSON'), { statusCode: 400 }), undefined);
    }
  });
}
