import { IssuerUnavailableError } from '@gezhi/identity';
import { languageOf } from '@gezhi/kernel';
import type { FastifyInstance } from 'fastify';
import type { SignIn } from '../auth/sign-in';
import { messageOf } from '../coded-error';

/** Path of the one redirect URI of the IDE: `https://<gateway>/ide/callback`. */
export const SIGN_IN_CALLBACK = '/ide/callback';

/** The page is not held up longer than this by a provider that does not answer. */
const LONGEST_WAIT_MILLISECONDS = 1_500;

/**
 * `GET /ide/sign-in.json`: what the page needs to sign in with authorization code and PKCE; `null` where
 * it is not configured. All of it is public: the IDE is a client without a secret.
 */
export function serveSignIn(server: FastifyInstance, signIn: SignIn | undefined): void {
  server.get('/ide/sign-in.json', { logLevel: 'warn' }, async (request, reply) => {
    reply.header('cache-control', 'no-store').type('application/json; charset=utf-8');
    if (signIn === undefined) return reply.send('null');
    const { issuer, clientId, scopes, parameters } = signIn;
    try {
      const metadata = await signIn.findIssuer();
      return reply.send({
        issuer,
        clientId,
        scopes,
        parameters,
        authorizationEndpoint: metadata.authorizationEndpoint,
        tokenEndpoint: metadata.tokenEndpoint,
        endSessionEndpoint: metadata.endSessionEndpoint,
        namesItselfInAnswers: metadata.namesItselfInAnswers,
      });
    } catch (error) {
      if (!(error instanceof IssuerUnavailableError)) throw error;
      request.log.error({ err: error }, 'issuer unavailable');
      const code = 'ISSUER_UNAVAILABLE';
      const message = messageOf(code, {}, languageOf(request.headers['accept-language']));
      const errors = [{ message, extensions: { code, traceId: request.trace.traceId } }];
      return reply.code(503).header('retry-after', '5').send({ errors });
    }
  });
}

/** Where the page may fetch its token: the provider, and its token endpoint where that stands elsewhere. */
export async function connectOrigins(signIn: SignIn | undefined): Promise<readonly string[]> {
  if (signIn === undefined) return [];
  const issuer = new URL(signIn.issuer).origin;
  const tokenEndpoint = await inTime(signIn.findIssuer()).catch(() => null);
  return [...new Set([issuer, tokenEndpoint?.origin ?? issuer])];
}

async function inTime(finding: ReturnType<SignIn['findIssuer']>): Promise<URL | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), LONGEST_WAIT_MILLISECONDS);
  try {
    const found = await Promise.race([finding, late.promise]);
    return found?.tokenEndpoint ?? null;
  } finally {
    clearTimeout(timer);
  }
}
