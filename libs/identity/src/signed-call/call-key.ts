import { createSecretKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/** HS256 needs a key at least as long as its hash (RFC 7518 §3.2). */
const SHORTEST_SECRET_BYTES = 32;

/** Turns a shared secret into a key; throws on one too short to protect anything. */
export function callKeyObject(secret: string): KeyObject {
  const bytes = Buffer.from(secret, 'utf8');
  if (bytes.length < SHORTEST_SECRET_BYTES) {
    throw new RangeError(`A call key needs at least ${SHORTEST_SECRET_BYTES} bytes.`);
  }
  return createSecretKey(bytes);
}
