import type { IssuerMetadata } from '@gezhi/identity';

const KEPT_MILLISECONDS = 3_600_000;
/** Shorter than the shortest time between two key fetches, so that none of them meets an old failure. */
const FAILURE_KEPT_MILLISECONDS = 2_000;

export type FindIssuer = () => Promise<IssuerMetadata>;

/**
 * Asks the provider about itself once an hour, everybody sharing one question. While it is down its
 * last answer holds; before the first, a failure holds for two seconds, so that pages which are opened
 * meanwhile do not hammer it.
 *
 * @param elapsed Milliseconds of a clock that nobody sets.
 */
export function rememberIssuer(
  discover: FindIssuer,
  elapsed: () => number = () => performance.now(),
): FindIssuer {
  let known: IssuerMetadata | null = null;
  let asking: Promise<IssuerMetadata> | null = null;
  let askAgainAt = -Infinity;

  async function ask(): Promise<IssuerMetadata> {
    try {
      known = await discover();
      askAgainAt = elapsed() + KEPT_MILLISECONDS;
      return known;
    } catch (error) {
      askAgainAt = elapsed() + FAILURE_KEPT_MILLISECONDS;
      if (known === null) throw error;
      return known;
    }
  }

  return () => {
    if (asking === null || elapsed() >= askAgainAt) {
      askAgainAt = Infinity;
      asking = ask();
    }
    return asking;
  };
}
