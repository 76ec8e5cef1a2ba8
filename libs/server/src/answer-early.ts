import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';

/** A request that may be answered before fastify sees it. */
export interface EarlyRequest {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Leaves it to fastify after all, with the body if it has been read. */
  leave(body?: Buffer): void;
}

/**
 * Gives a route of ours the requests it wants before fastify has them, for the few whose cost is mostly fastify's:
 * `wants` looks at the head of a request and must be quick. Who takes a request keeps what fastify would have: trace,
 * log line, deadline, and the count of answers under way.
 */
export function answerEarly(
  server: FastifyInstance,
  wants: (request: IncomingMessage) => boolean,
  take: (early: EarlyRequest) => Promise<void>,
): void {
  const listeners = server.server.listeners('request') as RequestListener[];
  const bodies = new WeakMap<IncomingMessage, Buffer>();
  const toFastify = (request: IncomingMessage, response: ServerResponse): void => {
    for (const listener of listeners) void listener.call(server.server, request, response);
  };

  server.addHook('preParsing', async (request, _reply, payload) => {
    const body = bodies.get(request.raw);
    return body === undefined ? payload : Readable.from([body]);
  });

  server.server.removeAllListeners('request');
  server.server.on('request', (request: IncomingMessage, response: ServerResponse) => {
    if (!wants(request)) {
      toFastify(request, response);
      return;
    }
    server.lifecycle.begin(response);
    const early: EarlyRequest = {
      request,
      response,
      leave(body) {
        if (body !== undefined) bodies.set(request, body);
        toFastify(request, response);
      },
    };
    take(early).catch((error: unknown) => {
      server.log.error({ err: error }, 'request failed');
      response.destroy();
    });
  });
}
