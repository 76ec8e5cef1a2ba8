import { CLOCK_LEAD_SECONDS, LONGEST_LIFE_SECONDS } from './call-claims';

/** NEW was never used and is used now; SEEN was used before; FULL cannot be told apart and must be refused. */
export type NonceUse = 'NEW' | 'SEEN' | 'FULL';

/** How long a nonce must be remembered at least: for as long as its call could be believed, in seconds. */
export const NONCE_LIFE_SECONDS = LONGEST_LIFE_SECONDS + CLOCK_LEAD_SECONDS;

/**
 * Remembers the nonces of calls that could still be replayed.
 *
 * All processes that answer as one subgraph must use the same memory: a call that one of them has answered is a
 * replay for each other one.
 */
export interface NonceMemory {
  /** Uses a nonce up. Of any number of uses of one nonce at the same time exactly one is NEW. */
  use(nonce: string, nowSeconds: number): NonceUse | Promise<NonceUse>;
}
