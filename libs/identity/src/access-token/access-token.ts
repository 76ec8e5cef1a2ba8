import { refuse } from '@gezhi/kernel';
import type { Clock, Result } from '@gezhi/kernel';
import { createLocalJWKSet, createRemoteJWKSet, errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import type { Actor } from '../actor';
import { actorOfClaims } from './actor-claims';

/** Signatures with a public key only: a shared secret or `none` never identifies a person. */
export const ACCESS_TOKEN_ALGORITHMS = ['ES256', 'EdDSA', 'RS256', 'PS256'] as const;

/** Largest tolerated difference between the issuer's clock and ours, in seconds. */
export const LARGEST_SKEW_SECONDS = 60;

const LONGEST_TOKEN_CHARACTERS = 16_384;

export interface AccessTokenConfig {
  /** Exact `iss`. */
  readonly issuer: string;
  /** Our own name at the issuer; must be among `aud`. */
  readonly audience: string;
  /** The issuer's public keys: where to fetch them, or the keys themselves. */
  readonly keys: { readonly jwksUrl: URL } | { readonly jwks: JSONWebKeySet };
  readonly clock: Clock;
  /** Seconds; default 30, at most 60. */
  readonly skewSeconds?: number;
}

export type VerifyAccessToken = (token: string) => Promise<Result<Actor>>;

/** The issuer's keys cannot be fetched: nobody's fault who calls, and no reason to believe anybody. */
export class IssuerUnavailableError extends Error {
  override readonly name = 'IssuerUnavailableError';
}

/**
 * Verifies a caller's JWT and builds the actor.
 *
 * Refusal: UNAUTHENTICATED with a `reason` (MALFORMED, ALGORITHM, UNKNOWN_KEY, FORGED, EXPIRED,
 * CLAIMS). Throws IssuerUnavailableError when the keys cannot be fetched.
 */
export function verifyAccessToken(config: AccessTokenConfig): VerifyAccessToken {
  const keyOf = keySource(config.keys);
  const options = {
    algorithms: [...ACCESS_TOKEN_ALGORITHMS],
    issuer: config.issuer,
    audience: config.audience,
    requiredClaims: ['exp', 'sub'],
    clockTolerance: Math.min(config.skewSeconds ?? 30, LARGEST_SKEW_SECONDS),
  };

  return async (token) => {
    if (token.length > LONGEST_TOKEN_CHARACTERS) return doubt('MALFORMED');
    try {
      const currentDate = config.clock.now();
      const { payload } = await jwtVerify(token, keyOf, { ...options, currentDate });
      return actorOfClaims(payload);
    } catch (error) {
      return doubt(reasonOf(error));
    }
  };
}

function keySource(keys: AccessTokenConfig['keys']): JWTVerifyGetKey {
  return 'jwks' in keys ? createLocalJWKSet(keys.jwks) : createRemoteJWKSet(keys.jwksUrl);
}

function doubt(reason: string): Result<Actor> {
  return refuse('UNAUTHENTICATED', { reason });
}

function reasonOf(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'EXPIRED';
  if (error instanceof errors.JWTClaimValidationFailed) return 'CLAIMS';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'ALGORITHM';
  if (error instanceof errors.JOSENotSupported) return 'ALGORITHM';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'FORGED';
  if (error instanceof errors.JWKSNoMatchingKey) return 'UNKNOWN_KEY';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'UNKNOWN_KEY';
  if (error instanceof errors.JWSInvalid || error instanceof errors.JWTInvalid) return 'MALFORMED';
  throw new IssuerUnavailableError('The keys of the issuer cannot be fetched.', { cause: error });
}
