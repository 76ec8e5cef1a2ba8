import { ok, refuse } from '@gezhi/kernel';
import type { Clock, Refused, Result } from '@gezhi/kernel';
import { errors, jwtVerify } from 'jose';
import type { JSONWebKeySet, JWTPayload } from 'jose';
import { identityOfClaims } from './actor-claims';
import type { TokenIdentity } from './actor-claims';
import type { ClaimMap } from './claim-map';
import { fixedIssuerKeys } from './issuer-keys';
import type { IssuerKeys } from './issuer-keys';
import { shapeDoubt } from './token-shape';

/** Signatures with a public key only: a shared secret or `none` never identifies a person. */
export const ASYMMETRIC_ALGORITHMS = [
  ...['ES256', 'ES384', 'ES512', 'EdDSA', 'Ed25519'],
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
] as const;

/** What is believed unless configured otherwise. */
export const ACCESS_TOKEN_ALGORITHMS = ['ES256', 'EdDSA', 'Ed25519', 'RS256', 'PS256'] as const;

/** Largest tolerated difference between the issuer's clock and ours, in seconds. */
export const LARGEST_SKEW_SECONDS = 60;

export interface AccessTokenConfig {
  /** Exact `iss`. */
  readonly issuer: string;
  /** Our own name at the issuer; must be among `aud`. */
  readonly audience: string;
  /** The issuer's public keys. */
  readonly keys: IssuerKeys | { readonly jwks: JSONWebKeySet };
  readonly clock: Clock;
  /** Seconds; default 30, at most 60. */
  readonly skewSeconds?: number;
  /** Default ACCESS_TOKEN_ALGORITHMS; what is not asymmetric is never believed. */
  readonly algorithms?: readonly string[];
  /** Refuses tokens whose header does not say `at+jwt`. Default false: many issuers write JWT or nothing. */
  readonly typeRequired?: boolean;
  /** Where the issuer says what; default the `gezhi` claim. */
  readonly claims?: ClaimMap;
}

/** What a believed token says. */
export interface VerifiedToken extends TokenIdentity {
  readonly expiresAt: Date;
}

export type VerifyAccessToken = (token: string) => Promise<Result<VerifiedToken>>;

/** Claims that only an ID token has: it tells a client who signed in and opens nothing. */
const ID_TOKEN_CLAIMS = ['at_hash', 'c_hash', 's_hash'];
/** The last moment a Date can hold, in seconds. */
const END_OF_TIME = 8.64e12;

/**
 * Verifies a caller's JWT and says whom it names.
 *
 * Refusal: UNAUTHENTICATED with a `reason` (TOO_LONG, MALFORMED, HEADER, TYPE, ALGORITHM, UNKNOWN_KEY,
 * FORGED, EXPIRED, BOUND, CLAIMS) and, for CLAIMS, the `claim`. Throws IssuerUnavailableError when the
 * keys cannot be fetched.
 */
export function verifyAccessToken(config: AccessTokenConfig): VerifyAccessToken {
  const keys = 'jwks' in config.keys ? fixedIssuerKeys(config.keys.jwks) : config.keys;
  const skew = Math.min(config.skewSeconds ?? 30, LARGEST_SKEW_SECONDS);
  const options = {
    algorithms: asymmetric(config.algorithms ?? ACCESS_TOKEN_ALGORITHMS),
    issuer: config.issuer,
    audience: config.audience,
    requiredClaims: ['exp', 'sub'],
    clockTolerance: skew,
  };

  return async (token) => {
    const doubted = shapeDoubt(token, config.typeRequired ?? false);
    if (doubted !== null) return doubt(doubted);
    try {
      const currentDate = config.clock.now();
      const { payload } = await jwtVerify(token, keys.find, { ...options, currentDate });
      const latestIssue = currentDate.getTime() / 1000 + skew;
      return claimDoubt(payload, latestIssue) ?? verifiedToken(payload, config.claims);
    } catch (error) {
      if (error instanceof errors.JWTClaimValidationFailed) return doubt('CLAIMS', error.claim);
      if (error instanceof errors.JOSEError) return doubt(reasonOf(error));
      throw error;
    }
  };
}

function asymmetric(algorithms: readonly string[]): string[] {
  const known: readonly string[] = ASYMMETRIC_ALGORITHMS;
  return algorithms.filter((algorithm) => known.includes(algorithm));
}

/** What jose does not look at. */
function claimDoubt(payload: JWTPayload, latestIssue: number): Refused | null {
  if (payload.iat !== undefined && payload.iat > latestIssue) return doubt('CLAIMS', 'iat');
  if (ID_TOKEN_CLAIMS.some((claim) => claim in payload)) return doubt('TYPE');
  // Who holds such a token must prove it with a key of its own (RFC 9449, RFC 8705), which nobody asked for here.
  if (payload['cnf'] !== undefined) return doubt('BOUND');
  return null;
}

function verifiedToken(payload: JWTPayload, claims?: ClaimMap): Result<VerifiedToken> {
  const identity = identityOfClaims(payload, claims);
  if (!identity.ok) return identity;
  const expiresAt = new Date(Math.min(payload.exp ?? 0, END_OF_TIME) * 1000);
  return ok({ ...identity.value, expiresAt });
}

function doubt(reason: string, claim?: string): Refused {
  return refuse('UNAUTHENTICATED', { reason, claim });
}

function reasonOf(error: errors.JOSEError): string {
  if (error instanceof errors.JWTExpired) return 'EXPIRED';
  if (error instanceof errors.JOSEAlgNotAllowed) return 'ALGORITHM';
  if (error instanceof errors.JOSENotSupported) return 'ALGORITHM';
  if (error instanceof errors.JWSSignatureVerificationFailed) return 'FORGED';
  if (error instanceof errors.JWKSNoMatchingKey) return 'UNKNOWN_KEY';
  if (error instanceof errors.JWKSMultipleMatchingKeys) return 'UNKNOWN_KEY';
  return 'MALFORMED';
}
