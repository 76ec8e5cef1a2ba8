import { z } from 'zod';
import { hideFromLogs } from './hide-from-logs';
import { weaknessOf } from './secret-strength';
import { variable } from './variable';
import type { Unsafe } from './variable';

/** One key with its name, to sign with. Logged or turned into JSON it shows its name only. */
export interface SigningKey {
  readonly keyId: string;
  readonly secret: string;
}

/**
 * Keys by id, to verify with. It has no prototype, so no key id from outside can find anything but a key.
 * Logged or turned into JSON it shows the ids only.
 */
export type KeyRing = Readonly<Record<string, string>>;

/** HMAC-SHA-256 keys shorter than the hash weaken it (RFC 7518 §3.2). */
export const SHORTEST_KEY = 32;

const KEY_ID = /^[A-Za-z0-9._-]{1,64}$/;
/** What the launcher of a demonstration and examples call their keys. */
const DEMO_KEY_ID = /^(demo|dev|test|example|local)/i;
const ENTRIES = 'kid:secret[,kid:secret]';
const FROM_FILE = 'here or in the file that the same name with _FILE names';

/**
 * `kid:secret[,kid:secret]`, or a file with one `kid:secret` a line. Two keys at once is how a key is changed
 * without a pause: verifiers learn the new one, the signer moves to it, verifiers forget the old one.
 * Production refuses demonstration keys and secrets that can be guessed.
 */
export function keyRing() {
  return variable(
    {
      expected: `${ENTRIES}, each secret of ${SHORTEST_KEY} characters or more, ${FROM_FILE}`,
      secret: true,
      secretParts: (ring: KeyRing) => Object.values(ring),
      unsafe: (ring: KeyRing) =>
        Object.entries(ring)
          .map(([keyId, secret]) => unsafeKey({ keyId, secret }))
          .find((unsafe) => unsafe !== undefined),
    },
    z.string().transform((text, context): KeyRing => ringOf(keysIn(text, context))),
  );
}

/**
 * The key a caller signs with: `kid:secret`. The same file or text as the verifier's {@link keyRing} will do: of
 * several keys the last one, the newest, signs.
 */
export function signingKey() {
  return variable(
    {
      expected: `${ENTRIES}, the last one signs, each secret of ${SHORTEST_KEY} characters or more, ${FROM_FILE}`,
      secret: true,
      secretParts: ({ secret }: SigningKey) => [secret],
      unsafe: unsafeKey,
    },
    z.string().transform((text, context): SigningKey => {
      const key = keysIn(text, context).at(-1);
      return key === undefined
        ? z.NEVER
        : Object.freeze(hideFromLogs({ ...key }, () => ({ keyId: key.keyId })));
    }),
  );
}

function ringOf(keys: readonly SigningKey[]): KeyRing {
  const ring: Record<string, string> = Object.create(null);
  for (const { keyId, secret } of keys) ring[keyId] = secret;
  return Object.freeze(hideFromLogs(ring, () => ({ keyIds: Object.keys(ring) })));
}

function unsafeKey({ keyId, secret }: SigningKey): Unsafe | undefined {
  if (DEMO_KEY_ID.test(keyId)) return { problem: 'is a demonstration key by its name' };
  const weakness = weaknessOf(secret);
  return weakness === undefined ? undefined : { problem: `has a weak secret: ${weakness}` };
}

/** Every well-formed entry in the order given; each other one becomes an issue. */
function keysIn(text: string, context: z.core.$RefinementCtx<string>): readonly SigningKey[] {
  const keys: SigningKey[] = [];
  const entries = text.split(/[,\n]/).map((entry) => entry.trim());
  entries.forEach((entry, index) => {
    const key = parseKey(entry);
    const problem = typeof key === 'string' ? key : repetition(key, keys);
    if (problem !== undefined) {
      const where = `entry ${index + 1} of ${entries.length}`;
      context.addIssue({ code: 'custom', message: `${where} ${problem}` });
    } else keys.push(key as SigningKey);
  });
  return keys;
}

function repetition(key: SigningKey, earlier: readonly SigningKey[]): string | undefined {
  if (earlier.some(({ keyId }) => keyId === key.keyId))
    return 'repeats the key id of an earlier one';
  if (earlier.some(({ secret }) => secret === key.secret))
    return 'repeats the secret of an earlier one';
  return undefined;
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
