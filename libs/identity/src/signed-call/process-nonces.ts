import { NONCE_LIFE_SECONDS } from './nonce-memory';
import type { NonceMemory, NonceUse } from './nonce-memory';

export interface ProcessNoncesOptions {
  /** Seconds a nonce is remembered at least. Default 35, as long as a call can be believed. */
  readonly lifeSeconds?: number;
  /** Nonces per generation. Default 500,000 (about 40 MB when full). */
  readonly capacity?: number;
}

/**
 * The memory of a subgraph that runs as one process, bounded and without a round trip.
 *
 * Two generations: when the younger one is as old as the longest life of a call, the older one is
 * dropped whole, so nothing is scanned and nothing is timed. When full it refuses new nonces rather
 * than forget old ones: only holders of a key can fill it, and a forgotten nonce could be replayed.
 */
export function createProcessNonces(options: ProcessNoncesOptions = {}): NonceMemory & {
  use(nonce: string, nowSeconds: number): NonceUse;
} {
  const { lifeSeconds = NONCE_LIFE_SECONDS, capacity = 500_000 } = options;
  let young = new Set<string>();
  let old = new Set<string>();
  let youngSince = Number.NEGATIVE_INFINITY;

  function turn(nowSeconds: number): void {
    const age = nowSeconds - youngSince;
    if (age < lifeSeconds) return;
    old = age < 2 * lifeSeconds ? young : new Set();
    young = new Set();
    youngSince = nowSeconds;
  }

  return {
    use(nonce, nowSeconds) {
      turn(nowSeconds);
      if (young.has(nonce) || old.has(nonce)) return 'SEEN';
      if (young.size >= capacity) return 'FULL';
      young.add(nonce);
      return 'NEW';
    },
  };
}
