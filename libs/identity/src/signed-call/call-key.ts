import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** HS256 needs a key at least as long as its hash (RFC 7518 §3.2). */
const SHORTEST_SECRET_BYTES = 32;

const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;

/** A key shared by the gateway and one subgraph. */
export interface CallKey {
  readonly keyId: string;
  readonly secret: string;
}

/** Turns a shared secret into a key; throws on one too short to protect anything. */
export function callKeyObject(secret: string): KeyObject {
  const bytes = Buffer.from(secret, 'utf8');
  if (bytes.length < SHORTEST_SECRET_BYTES) {
    throw new RangeError(`A call key needs at least ${SHORTEST_SECRET_BYTES} bytes.`);
  }
  return createSecretKey(bytes);
}

/**
 * Reads `kid:secret[,kid:secret…]`, the form keys have in the environment.
 * Throws without repeating any secret; several keys allow rotation without a gap.
 */
export function parseCallKeys(text: string): readonly CallKey[] {
  const keys = text.split(',').map((entry, index) => {
    const colon = entry.indexOf(':');
    const keyId = entry.slice(0, Math.max(colon, 0)).trim();
    const secret = entry.slice(colon + 1).trim();
    if (!KEY_ID.test(keyId)) throw new RangeError(`Call key ${index + 1} is not "kid:secret".`);
    if (Buffer.byteLength(secret) < SHORTEST_SECRET_BYTES) {
      throw new RangeError(`Call key "${keyId}" needs at least ${SHORTEST_SECRET_BYTES} bytes.`);
    }
    return { keyId, secret };
  });
  if (new Set(keys.map(({ keyId }) => keyId)).size < keys.length) {
    throw new RangeError('Two call keys have the same id.');
  }
  return keys;
}
