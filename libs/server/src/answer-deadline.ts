import type { FastifyInstance, FastifyRequest } from 'fastify';
import { answer } from './error-response';

/** A number of milliseconds, or what the head of a request says; undefined is the server's own. */
export type AnswerTime = number | ((request: FastifyRequest) => number | undefined);

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Longest time for one answer of this route, sending it included. Default: the server's. */
    answerMilliseconds?: AnswerTime;
  }
}

/** One for all: an abort without a reason makes an exception with a stack for every answer that is sent. */
const NOBODY_WAITS = new Error('Nobody waits for the answer any more');

/**
 * Gives up an answer at its deadline and tells the work behind it.
 *
 * Fastify's own `handlerTimeout` and `request.signal` (5.12) take the end of the request's body for the
 * end of the client: over a real connection the deadline of every POST is cancelled at once.
 */
export function limitAnswers(server: FastifyInstance, everyRoute: number): void {
  server.decorateRequest('abandoned', null as unknown as AbortSignal);

  server.addHook('onRequest', async (request, reply) => {
    const own = request.routeOptions.config?.answerMilliseconds;
    const milliseconds = (typeof own === 'function' ? own(request) : own) ?? everyRoute;
    const abandoned = new AbortController();
    request.abandoned = abandoned.signal;
    const timer = setTimeout(() => {
      abandoned.abort(NOBODY_WAITS);
      if (reply.sent) return;
      request.log.error({ milliseconds }, 'answer given up at its deadline');
      // Nobody reads what is still to come of the request.
      if (!request.raw.complete) reply.header('connection', 'close');
      void answer(request, reply, 'REQUEST_TIMEOUT');
    }, milliseconds);
    reply.raw.once('close', () => {
      clearTimeout(timer);
      abandoned.abort(NOBODY_WAITS);
    });
  });
}
