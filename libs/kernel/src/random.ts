import { randomFillSync } from 'node:crypto';

const POOL_BYTES = 8_192;

/** Asking the system for random bytes costs about the same for sixteen as for thousands. */
const pool = Buffer.allocUnsafeSlow(POOL_BYTES);
let used = POOL_BYTES;

/** Unguessable bytes as text, each given out once; for nonces and trace ids, of which every request needs several. */
export function randomText(bytes: number, encoding: 'hex' | 'base64url'): string {
  if (bytes > POOL_BYTES) throw new RangeError(`At most ${POOL_BYTES} bytes at once, not ${bytes}`);
  if (used + bytes > POOL_BYTES) {
    randomFillSync(pool);
    used = 0;
  }
  const text = pool.toString(encoding, used, used + bytes);
  // What was given out must not be found in memory or given out again.
  pool.fill(0, used, used + bytes);
  used += bytes;
  return text;
}
