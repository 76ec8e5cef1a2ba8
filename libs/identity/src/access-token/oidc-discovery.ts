import { IssuerUnavailableError } from './access-token';

const LONGEST_WAIT_MILLISECONDS = 10_000;

/**
 * Asks an OpenID Connect issuer where its keys are (Discovery 1.0 §4).
 * Throws IssuerUnavailableError when it does not answer or answers for another issuer.
 */
export async function discoverJwksUrl(issuer: string): Promise<URL> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  try {
    const response = await fetch(address, {
      redirect: 'error',
      signal: AbortSignal.timeout(LONGEST_WAIT_MILLISECONDS),
    });
    const document = (await response.json()) as { issuer?: unknown; jwks_uri?: unknown };
    if (document.issuer !== issuer) throw new Error(`it names another issuer`);
    if (typeof document.jwks_uri !== 'string') throw new Error('it names no jwks_uri');
    return new URL(document.jwks_uri);
  } catch (cause) {
    throw new IssuerUnavailableError(`No OpenID configuration at ${address}.`, { cause });
  }
}
