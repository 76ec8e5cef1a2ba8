import { createHmac, hash, timingSafeEqual } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { ok, refuse } from '@gezhi/kernel';
import type { Clock, Result } from '@gezhi/kernel';
import type { Actor } from '../actor';
import { callHeader, CLOCK_LEAD_SECONDS, LONGEST_LIFE_SECONDS } from './call-claims';
import type { Call, CallClaims } from './call-claims';
import { callKeyObject } from './call-key';
import { NonceMemory } from './nonce-memory';

export interface CallVerifierOptions {
  /** This subgraph's own name: calls signed for another are refused. */
  readonly subgraph: string;
  /** Accepted keys by id; two during a rotation. */
  readonly keys: Readonly<Record<string, string>>;
  readonly clock: Clock;
  /** Calls remembered per half minute against replay. Default 500,000 (about 40 MB when full). */
  readonly nonceCapacity?: number;
}

export interface CallVerifier {
  /** The actor the gateway vouches for, or UNAUTHENTICATED with a `reason` for the log. */
  verify(call: Call & { readonly token: string | undefined }): Result<Actor>;
}

/** Why a call is not believed. */
export type CallDoubt =
  | 'MISSING'
  | 'MALFORMED'
  | 'UNKNOWN_KEY'
  | 'FORGED'
  | 'OTHER_AUDIENCE'
  | 'EXPIRED'
  | 'FUTURE'
  | 'OTHER_REQUEST'
  | 'OTHER_BODY'
  | 'REPLAYED'
  | 'TOO_MANY_CALLS';

const LONGEST_TOKEN_CHARACTERS = 16_384;

/** Believes nothing but calls the gateway signed for this subgraph, this request and this moment. */
export function createCallVerifier(options: CallVerifierOptions): CallVerifier {
  const keys = new Map(
    Object.entries(options.keys).map(([id, secret]) => [callHeader(id), callKeyObject(secret)]),
  );
  if (keys.size === 0) throw new RangeError('A call verifier needs at least one key.');
  const nonces = new NonceMemory(
    LONGEST_LIFE_SECONDS + CLOCK_LEAD_SECONDS,
    options.nonceCapacity ?? 500_000,
  );

  return {
    verify({ token, ...call }) {
      const claims = authenticClaims(token, keys);
      if (typeof claims === 'string') return doubt(claims);
      const nowSeconds = options.clock.now().getTime() / 1000;
      const reason =
        doubtAboutTime(claims, nowSeconds) ??
        (claims.aud === options.subgraph ? null : 'OTHER_AUDIENCE') ??
        doubtAboutRequest(claims, call) ??
        doubtAboutNonce(nonces, claims, nowSeconds);
      return reason === null ? ok(claims.act) : doubt(reason);
    },
  };
}

function doubt(reason: CallDoubt): Result<Actor> {
  return refuse('UNAUTHENTICATED', { reason });
}

/** Nothing of the payload is looked at before the signature holds. */
function authenticClaims(
  token: string | undefined,
  keys: ReadonlyMap<string, KeyObject>,
): CallClaims | CallDoubt {
  if (token === undefined || token === '') return 'MISSING';
  if (token.length > LONGEST_TOKEN_CHARACTERS) return 'MALFORMED';
  const [header, payload, signature, ...rest] = token.split('.');
  if (!header || !payload || !signature || rest.length > 0) return 'MALFORMED';
  const key = keys.get(header);
  if (key === undefined) return 'UNKNOWN_KEY';
  const expected = createHmac('sha256', key).update(`${header}.${payload}`).digest('base64url');
  if (!equalInConstantTime(expected, signature)) return 'FORGED';
  return parseClaims(payload) ?? 'MALFORMED';
}

function equalInConstantTime(expected: string, given: string): boolean {
  const left = Buffer.from(expected);
  const right = Buffer.from(given);
  return left.length === right.length && timingSafeEqual(left, right);
}

function parseClaims(payload: string): CallClaims | null {
  try {
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    return isCallClaims(claims) ? claims : null;
  } catch {
    return null;
  }
}

function isCallClaims(value: unknown): value is CallClaims {
  if (typeof value !== 'object' || value === null) return false;
  const claims = value as Partial<Record<keyof CallClaims, unknown>>;
  const texts = [claims.aud, claims.jti, claims.htm, claims.htu, claims.bdh];
  return (
    texts.every((text) => typeof text === 'string') &&
    Number.isFinite(claims.iat) &&
    Number.isFinite(claims.exp) &&
    isActor(claims.act)
  );
}

function isActor(value: unknown): value is Actor {
  if (typeof value !== 'object' || value === null) return false;
  const actor = value as Partial<Record<keyof Actor, unknown>>;
  const lists = [actor.roles, actor.areas, actor.scopes];
  const optional = [actor.organizationId, actor.purpose, actor.caseNumber];
  return (
    typeof actor.subject === 'string' &&
    typeof actor.name === 'string' &&
    lists.every((list) => Array.isArray(list) && list.every((item) => typeof item === 'string')) &&
    optional.every((text) => text === null || typeof text === 'string')
  );
}

function doubtAboutTime({ iat, exp }: CallClaims, nowSeconds: number): CallDoubt | null {
  if (iat > nowSeconds + CLOCK_LEAD_SECONDS) return 'FUTURE';
  if (exp <= nowSeconds || exp - iat > LONGEST_LIFE_SECONDS) return 'EXPIRED';
  return null;
}

function doubtAboutRequest(claims: CallClaims, call: Call): CallDoubt | null {
  if (claims.htm !== call.method.toUpperCase() || claims.htu !== call.path) return 'OTHER_REQUEST';
  return claims.bdh === hash('sha256', call.body, 'base64url') ? null : 'OTHER_BODY';
}

function doubtAboutNonce(
  nonces: NonceMemory,
  { jti }: CallClaims,
  nowSeconds: number,
): CallDoubt | null {
  const use = nonces.use(jti, nowSeconds);
  if (use === 'NEW') return null;
  return use === 'SEEN' ? 'REPLAYED' : 'TOO_MANY_CALLS';
}
