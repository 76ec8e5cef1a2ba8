import type { DevelopmentIssuer } from '@gezhi/identity';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';

const TokenRequest = z.object({ identity: z.string().min(1).max(100) });

/**
 * Sign-in for demonstrations, where no identity provider is: lists the invented identities and gives a
 * token for any of them to whoever asks. The environment refuses it in production.
 */
export function serveDevelopmentIssuer(server: FastifyInstance, issuer: DevelopmentIssuer): void {
  server.get('/dev/identities', () =>
    issuer.identities.map(({ id, name, actor }) => ({
      id,
      name,
      roles: actor.roles,
      areas: actor.areas,
    })),
  );

  server.post('/dev/token', async (request, reply) => {
    const body = TokenRequest.safeParse(request.body);
    const token = body.success ? await issuer.token(body.data.identity) : null;
    if (token === null) {
      const known = issuer.identities.map(({ id }) => id).join(', ');
      const message = `Send {"identity": "…"} with one of: ${known}`;
      const extensions = { code: 'BAD_USER_INPUT', traceId: request.trace.traceId };
      return reply.code(400).send({ errors: [{ message, extensions }] });
    }
    return reply.header('cache-control', 'no-store').send({ token, tokenType: 'Bearer' });
  });

  server.get('/.well-known/jwks.json', () => issuer.jwks);
}
