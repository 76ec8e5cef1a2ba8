import { languageOf } from '@gezhi/kernel';
import { answer, answerProblem } from '@gezhi/server';
import type { FastifyInstance } from 'fastify';
import { isUpload } from '../uploads/serve-uploads';
import { messageOf } from '../coded-error';

/** Longest time to receive one operation, unless told. */
export const RECEIVE_MILLISECONDS = 10_000;

/**
 * What holds for the body of an operation beside its size: nothing compressed, since a small body could become any
 * number of bytes, and all of it within seconds. Uploads, on other paths, may take longer.
 */
export function guardBody(
  server: FastifyInstance,
  { receiveMilliseconds = RECEIVE_MILLISECONDS }: { readonly receiveMilliseconds?: number },
): void {
  server.addHook('onRequest', async (request, reply) => {
    if ((request.headers['content-encoding'] ?? 'identity') !== 'identity') {
      reply.header('accept-encoding', 'identity').header('connection', 'close');
      return answer(request, reply, 'UNSUPPORTED_MEDIA_TYPE');
    }
    if (request.raw.complete || isWithoutBody(request.headers)) return undefined;
    // Files have deadlines of their own.
    if (isUpload(request.headers)) return undefined;
    const timer = setTimeout(() => {
      if (reply.sent || request.raw.complete) return;
      const code = 'BODY_TOO_SLOW';
      const message = messageOf(code, {}, languageOf(request.headers['accept-language']));
      reply.header('connection', 'close');
      void answerProblem(request, reply, { status: 408, code, message });
    }, receiveMilliseconds);
    const stop = () => clearTimeout(timer);
    request.raw.once('end', stop).once('close', stop);
    return undefined;
  });
}

function isWithoutBody(headers: Readonly<Record<string, unknown>>): boolean {
  return headers['content-length'] === undefined && headers['transfer-encoding'] === undefined;
}
