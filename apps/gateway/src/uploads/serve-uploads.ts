import type { IncomingHttpHeaders } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const MULTIPART = /^multipart\/form-data\b/i;

/** How long what nobody reads any more is thrown away, so that the sender can still read why. */
const LINGER_MILLISECONDS = 5_000;

/** Whether a request to `/graphql` is an operation with files. */
export function isUpload(headers: IncomingHttpHeaders): boolean {
  return headers['content-type'] !== undefined && MULTIPART.test(headers['content-type']);
}

/** Leaves bodies of operations with files unread until somebody reads them. */
export function leaveUploadsUnread(server: FastifyInstance): void {
  server.addContentTypeParser('multipart/form-data', (_request, _payload, done) => done(null));
}

/** Throws away what is still to come of an answered request, for a while; then the connection ends. */
export function throwAwayRest(request: FastifyRequest, reply: FastifyReply): void {
  const { raw } = request;
  if (raw.complete) return;
  reply.raw.once('finish', () => {
    if (raw.complete) return;
    const timer = setTimeout(() => raw.destroy(), LINGER_MILLISECONDS).unref();
    raw.once('close', () => clearTimeout(timer));
    raw.resume();
  });
}
