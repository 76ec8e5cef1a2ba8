import type { FastifyReply, FastifyRequest } from 'fastify';

/** A client on a slow line needs about this long to notice that it was answered. */
const LINGER_MILLISECONDS = 5_000;

/**
 * Reads what a client still sends of a body that was refused, throws it away, and gives up after a while: a connection
 * that is closed with bytes unread is reset, and the answer that says why is lost with it (RFC 9112 §9.6).
 */
export function takeTheRest({ raw }: FastifyRequest, reply: FastifyReply): void {
  reply.removeHeader('connection');
  const patience = setTimeout(() => raw.destroy(), LINGER_MILLISECONDS).unref();
  raw.once('close', () => clearTimeout(patience));
  raw.resume();
}
