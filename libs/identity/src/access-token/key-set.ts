import { createLocalJWKSet, errors } from 'jose';
import type { JSONWebKeySet, JWK, JWTVerifyGetKey } from 'jose';

const MOST_KEYS = 100;
/** base64url characters of a modulus of 2,048 bits. */
const SHORTEST_MODULUS = 342;
const CURVES = ['P-256', 'P-384', 'P-521', 'Ed25519'];

/** The public keys of an issuer as they were published at one time. */
export interface KeySet {
  /** Finds the key of a token for jose. */
  readonly find: JWTVerifyGetKey;
  readonly keyIds: ReadonlySet<string>;
  /** Entries nobody should believe a signature of: wrong kind, too short, or published with its private half. */
  readonly unusable: number;
}

/**
 * Reads a JWK Set (RFC 7517 §5). Entries that cannot verify a signature are left out; a set without any
 * other entry is taken as it is, because an issuer that withdraws all its keys means it.
 * Throws when it is no key set at all.
 */
export function keySetOf(document: unknown): KeySet {
  const { keys } = (document ?? {}) as { keys?: unknown };
  if (!Array.isArray(keys)) throw new Error('The answer is not a key set.');
  if (keys.length > MOST_KEYS) throw new Error(`The key set has over ${MOST_KEYS} keys.`);
  const usable = (keys as readonly unknown[]).filter(isUsable);
  return {
    find: findIn({ keys: usable }),
    keyIds: new Set(usable.flatMap(({ kid }) => (kid === undefined ? [] : [kid]))),
    unusable: keys.length - usable.length,
  };
}

/** A key that turns out to be broken when it is needed (a point off its curve, say) is as good as none. */
function findIn(jwks: JSONWebKeySet): JWTVerifyGetKey {
  const find = createLocalJWKSet(jwks);
  return async (header, token) => {
    try {
      return await find(header, token);
    } catch (cause) {
      if (cause instanceof errors.JOSEError) throw cause;
      throw new errors.JWKSNoMatchingKey('The key is broken.', { cause });
    }
  };
}

function isUsable(entry: unknown): entry is JWK {
  if (typeof entry !== 'object' || entry === null) return false;
  const { kty, kid, use, crv, n, d, k } = entry as Record<string, unknown>;
  if (d !== undefined || k !== undefined) return false;
  if (use !== undefined && use !== 'sig') return false;
  if (kid !== undefined && typeof kid !== 'string') return false;
  if (kty === 'RSA') return typeof n === 'string' && n.length >= SHORTEST_MODULUS;
  return (kty === 'EC' || kty === 'OKP') && typeof crv === 'string' && CURVES.includes(crv);
}
