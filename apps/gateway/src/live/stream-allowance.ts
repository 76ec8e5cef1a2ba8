import { isSignedIn } from '@gezhi/identity';
import type { Actor } from '@gezhi/identity';

export interface StreamAllowanceLimits {
  /** Subscriptions over one connection. Default 50. */
  readonly perConnection: number;
  /** Subscriptions of one caller over all connections; without a token, of one address. Default 200. */
  readonly perCaller: number;
  /** Subscriptions over this gateway. Default 10,000. */
  readonly inAll: number;
}

export const DEFAULT_ALLOWANCE: StreamAllowanceLimits = {
  perConnection: 50,
  perCaller: 200,
  inAll: 10_000,
};

/** Counts who follows how much. */
export class StreamAllowance {
  private readonly byCaller = new Map<string, number>();
  private all = 0;

  constructor(readonly limits: StreamAllowanceLimits) {}

  /** How many are under way. */
  get inAll(): number {
    return this.all;
  }

  /** Takes one; gives back how to return it, or the limit that is reached. */
  take(actor: Actor, address: string): (() => void) | number {
    const caller = isSignedIn(actor) ? `s ${actor.subject}` : `a ${address}`;
    const own = this.byCaller.get(caller) ?? 0;
    if (own >= this.limits.perCaller) return this.limits.perCaller;
    if (this.all >= this.limits.inAll) return this.limits.inAll;
    this.byCaller.set(caller, own + 1);
    this.all += 1;
    let isReturned = false;
    return () => {
      if (isReturned) return;
      isReturned = true;
      this.all -= 1;
      const left = (this.byCaller.get(caller) ?? 1) - 1;
      if (left === 0) this.byCaller.delete(caller);
      else this.byCaller.set(caller, left);
    };
  }
}
