import type { VerifyAccessToken } from '@gezhi/identity';
import type { Clock } from '@gezhi/kernel';

/** How long a verified token is believed again without looking: a withdrawn key bites after this at the latest. */
const MEMORY_MILLISECONDS = 30_000;
const MOST_TOKENS = 10_000;

/**
 * Verifies each token once and believes it for half a minute, never past its expiry. Checking a signature costs
 * about as much as answering a small operation. Refused tokens are looked at anew every time.
 */
export function rememberBelievedTokens(verify: VerifyAccessToken, clock: Clock): VerifyAccessToken {
  type Believed = Awaited<ReturnType<VerifyAccessToken>>;
  const believed = new Map<string, { readonly result: Believed; readonly until: number }>();
  return async (token) => {
    const now = clock.now().getTime();
    const known = believed.get(token);
    if (known && now < known.until) return known.result;
    believed.delete(token);
    const result = await verify(token);
    if (result.ok) {
      if (believed.size >= MOST_TOKENS) forgetOldest(believed);
      believed.set(token, { result, until: Math.min(now + MEMORY_MILLISECONDS, expiryOf(token)) });
    }
    return result;
  };
}

/** A Map keeps the order of insertion, so its first key is the one remembered longest. */
function forgetOldest(believed: Map<string, unknown>): void {
  const [oldest] = believed.keys();
  if (oldest !== undefined) believed.delete(oldest);
}

/** The expiry of a token whose signature has just been verified. */
function expiryOf(token: string): number {
  const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8');
  const { exp } = JSON.parse(payload) as { exp: number };
  return exp * 1000;
}
