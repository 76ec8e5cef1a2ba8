import type { VerifiedToken, VerifyAccessToken } from '@gezhi/identity';
import type { Clock, Success } from '@gezhi/kernel';

/** How long a verified token is believed again without looking. */
const MEMORY_MILLISECONDS = 30_000;
const MOST_TOKENS = 10_000;

interface Belief {
  readonly result: Success<VerifiedToken>;
  readonly until: number;
  /** The keys it was believed with. */
  readonly keys: object;
}

/**
 * Verifies each token once and believes it for half a minute, never past its expiry and never longer
 * than the keys it was verified with: a key that is withdrawn takes its tokens out of this memory too.
 * Checking a signature costs about as much as answering a small operation. Refused tokens are looked
 * at anew every time.
 *
 * @param keyEdition The keys in use, or null while they are due or stale: then nothing is remembered.
 */
export function rememberBelievedTokens(
  verify: VerifyAccessToken,
  clock: Clock,
  keyEdition: () => object | null,
): VerifyAccessToken {
  const beliefs = new Map<string, Belief>();
  return async (token) => {
    const now = clock.now().getTime();
    const known = beliefs.get(token);
    if (known && now < known.until && known.keys === keyEdition()) return known.result;
    beliefs.delete(token);
    const keys = keyEdition();
    const result = await verify(token);
    // Keys that changed meanwhile may not be those that were used.
    if (!result.ok || keys === null || keys !== keyEdition()) return result;
    if (beliefs.size >= MOST_TOKENS) forgetOldest(beliefs);
    const until = Math.min(now + MEMORY_MILLISECONDS, result.value.expiresAt.getTime());
    beliefs.set(token, { result, until, keys });
    return result;
  };
}

/** A Map keeps the order of insertion, so its first key is the one remembered longest. */
function forgetOldest(beliefs: Map<string, unknown>): void {
  const [oldest] = beliefs.keys();
  if (oldest !== undefined) beliefs.delete(oldest);
}
