import type { ServerResponse } from 'node:http';
import type { FastifyInstance } from 'fastify';

/** Where a server stands between its start and its end. */
export interface Lifecycle {
  /** It is not given new work any more: readiness says so, and every answer ends its connection. */
  stopping: boolean;
  /** An answer is under way until its response closes; the server waits for it when it stops. */
  begin(response: ServerResponse): void;
}

/**
 * Ends every connection of a closing server as soon as no answer is under way.
 *
 * Node closes connections between two requests by itself, but not those that never sent one: browsers
 * and HTTP clients open them in advance, and a stop would wait for them until they give up.
 */
export function closeWhenIdle(server: FastifyInstance): void {
  let underWay = 0;
  let closing = false;

  const endAll = () => setImmediate(() => server.server.closeAllConnections());

  const ended = () => {
    underWay -= 1;
    if (closing && underWay === 0) endAll();
  };
  server.decorate('lifecycle', {
    stopping: false,
    begin(response) {
      // The next request of this client then goes where it is still wanted.
      if (server.lifecycle.stopping) response.shouldKeepAlive = false;
      underWay += 1;
      response.once('close', ended);
    },
  });

  server.addHook('onRequest', async (_request, reply) => server.lifecycle.begin(reply.raw));

  server.addHook('preClose', async () => {
    server.lifecycle.stopping = true;
    closing = true;
    if (underWay === 0) endAll();
  });
}
