import type { FastifyInstance } from 'fastify';

/**
 * `GET /auth/actor`: what the gateway makes of the caller's token, and which parts of it grant nothing
 * and why. For the IDE, and for operators who connect an identity provider. Nobody without a token.
 */
export function serveActor(authenticated: FastifyInstance): void {
  authenticated.get('/auth/actor', async (request, reply) => {
    const { actor, token } = request;
    return reply.header('cache-control', 'no-store').send({
      actor,
      kind: token?.kind ?? null,
      expiresAt: token?.expiresAt ?? null,
      ignored: token?.ignored ?? [],
    });
  });
}
