import type { FastifyInstance } from 'fastify';

/**
 * Ends every connection of a closing server as soon as no answer is under way.
 *
 * Node closes connections between two requests by itself, but not those that never sent one: browsers
 * and HTTP clients open them in advance, and a stop would wait for them until they give up.
 */
export function closeWhenIdle(server: FastifyInstance): void {
  let underWay = 0;

  const endAll = () => setImmediate(() => server.server.closeAllConnections());

  server.addHook('onRequest', async (_request, reply) => {
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
      if (server.lifecycle.stopping && underWay === 0) endAll();
    });
  });

  server.addHook('preClose', async () => {
    server.lifecycle.stopping = true;
    if (underWay === 0) endAll();
  });
}
