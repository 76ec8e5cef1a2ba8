import { createDevelopmentIssuer, discoverJwksUrl, verifyAccessToken } from '@gezhi/identity';
import type { DevelopmentIssuer, VerifyAccessToken } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';
import type { GatewayEnvironment } from '../environment';
import { rememberBelievedTokens } from './remember-believed-tokens';

export interface TokenAuthority {
  readonly verifyToken: VerifyAccessToken;
  /** Present in demonstrations only. */
  readonly developmentIssuer?: DevelopmentIssuer;
}

/** Who decides who somebody is: the city's identity provider, or the development issuer. */
export async function createTokenAuthority(
  environment: GatewayEnvironment,
  clock: Clock,
): Promise<TokenAuthority> {
  const { ISSUER_URL, JWKS_URL, AUDIENCE: audience } = environment;
  if (ISSUER_URL !== undefined) {
    const verifyToken = verifyRemotely(ISSUER_URL, JWKS_URL, audience, clock);
    return { verifyToken: rememberBelievedTokens(verifyToken, clock) };
  }
  const developmentIssuer = await createDevelopmentIssuer({
    clock,
    audience,
    keyFile: environment.DEVELOPMENT_ISSUER_KEY_FILE,
  });
  const { issuer, jwks } = developmentIssuer;
  const verifyToken = verifyAccessToken({ issuer, audience, keys: { jwks }, clock });
  return { verifyToken: rememberBelievedTokens(verifyToken, clock), developmentIssuer };
}

/**
 * Discovers the issuer's keys with the first token, not at start: the platform starts, and answers
 * what is public, while the identity provider is down. A failed discovery is tried again.
 */
function verifyRemotely(
  issuer: string,
  jwksUrl: string | undefined,
  audience: string,
  clock: Clock,
): VerifyAccessToken {
  let verifying: Promise<VerifyAccessToken> | null = null;

  async function discover(): Promise<VerifyAccessToken> {
    const url = jwksUrl === undefined ? await discoverJwksUrl(issuer) : new URL(jwksUrl);
    return verifyAccessToken({ issuer, audience, keys: { jwksUrl: url }, clock });
  }

  return async (token) => {
    verifying ??= discover();
    try {
      return await (
        await verifying
      )(token);
    } catch (error) {
      verifying = null;
      throw error;
    }
  };
}
