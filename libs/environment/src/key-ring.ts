import { z } from 'zod';
import { variable } from './variable';

/** One key with its name, to sign with. */
export interface SigningKey {
  readonly keyId: string;
  readonly secret: string;
}

/** Keys by id, to verify with. It has no prototype, so no key id from outside can find anything but a key. */
export type KeyRing = Readonly<Record<string, string>>;

/** HMAC-SHA-256 keys shorter than the hash weaken it (RFC 7518 §3.2). */
export const SHORTEST_KEY = 32;

const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;
const FROM_FILE = 'here or in the file that the same name with _FILE names';

/**
 * `kid:secret[,kid:secret]`, or a file with one `kid:secret` a line. Two keys at once is how a key is changed
 * without a pause: verifiers learn the new one, the signer moves to it, verifiers forget the old one.
 */
export function keyRing() {
  return variable(
    {
      expected: `kid:secret[,kid:secret], each secret of ${SHORTEST_KEY} characters or more, ${FROM_FILE}`,
      secret: true,
    },
    z.string().transform((text, context): KeyRing => {
      const ring: Record<string, string> = Object.create(null);
      const entries = text.split(/[,\n]/).map((entry) => entry.trim());
      entries.forEach((entry, index) => {
        const key = parseKey(entry);
        const where = `entry ${index + 1} of ${entries.length}`;
        if (typeof key === 'string')
          context.addIssue({ code: 'custom', message: `${where} ${key}` });
        else if (key.keyId in ring) {
          context.addIssue({
            code: 'custom',
            message: `${where} repeats the key id of an earlier one`,
          });
        } else ring[key.keyId] = key.secret;
      });
      return Object.freeze(ring);
    }),
  );
}

/** `kid:secret`: the one key a caller signs with. */
export function signingKey() {
  return variable(
    {
      expected: `kid:secret, the secret of ${SHORTEST_KEY} characters or more, ${FROM_FILE}`,
      secret: true,
    },
    z.string().transform((text, context): SigningKey => {
      const key = parseKey(text);
      if (typeof key !== 'string') return key;
      context.addIssue({ code: 'custom', message: key });
      return z.NEVER;
    }),
  );
}

/** Never quotes any part of the entry: a person who swaps the halves has put the secret where the id belongs. */
function parseKey(entry: string): SigningKey | string {
  const colon = entry.indexOf(':');
  if (colon < 0) return 'has no colon between key id and secret';
  const key = { keyId: entry.slice(0, colon), secret: entry.slice(colon + 1) };
  if (!KEY_ID.test(key.keyId))
    return 'has a key id that is not 1 to 64 letters, digits, dots, dashes';
  if (/[\s,]/.test(key.secret)) return 'has white space or a comma inside its secret';
  if (key.secret.length < SHORTEST_KEY) {
    return `has a secret of ${key.secret.length} characters, fewer than ${SHORTEST_KEY}`;
  }
  return key;
}
