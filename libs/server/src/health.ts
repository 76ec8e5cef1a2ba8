import type { FastifyInstance } from 'fastify';

/** Name of what a process depends on → whether it answers. A check that throws or hangs counts as no. */
export type HealthChecks = Readonly<Record<string, () => Promise<boolean>>>;

const LONGEST_CHECK_MILLISECONDS = 2_000;

/**
 * `GET /health/live`: the process runs its event loop; failing means restart it.
 * `GET /health/ready`: it may be given requests; failing means leave it alone for now. Both without a token.
 */
export function serveHealth(
  server: FastifyInstance,
  checks: HealthChecks,
  tell: () => object = () => ({}),
): void {
  const quiet = { logLevel: 'warn' as const };

  server.get('/health/live', quiet, () => ({ status: 'live' }));

  server.get('/health/ready', quiet, async (_request, reply) => {
    const results = await Promise.all(
      Object.entries(checks).map(async ([name, check]) => [name, await holds(check)] as const),
    );
    const ready = !server.lifecycle.stopping && results.every(([, up]) => up);
    const status = ready ? 'ready' : server.lifecycle.stopping ? 'stopping' : 'not-ready';
    return reply.code(ready ? 200 : 503).send({
      status,
      checks: Object.fromEntries(results.map(([name, up]) => [name, up ? 'up' : 'down'])),
      ...tell(),
    });
  });
}

async function holds(check: () => Promise<boolean>): Promise<boolean> {
  const deadline = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => deadline.resolve(false), LONGEST_CHECK_MILLISECONDS);
  try {
    return await Promise.race([check(), deadline.promise]);
  } catch {
    return false;
  } finally {
    clearTimeout(timer);
  }
}
