export interface BreakerOptions {
  /** Failures in a row after which nothing is asked for a while. Default 5. */
  readonly failures?: number;
  /** First pause in milliseconds; it doubles up to the longest. Default 250. */
  readonly firstPause?: number;
  /** Default 4,000: a subgraph that is back is found out within this time. */
  readonly longestPause?: number;
  /** Milliseconds of a clock that only goes on. */
  readonly now?: () => number;
}

/**
 * Spares a subgraph that fails again and again, and spares callers the wait for it. Closed, every
 * call passes; open, none; after a pause one passes as a probe, and its outcome decides.
 */
export class Breaker {
  private failed = 0;
  private openUntil = 0;
  private probing = false;
  private pause: number;
  private readonly most: number;
  private readonly firstPause: number;
  private readonly longestPause: number;
  private readonly now: () => number;

  constructor(options: BreakerOptions = {}) {
    this.most = options.failures ?? 5;
    this.firstPause = options.firstPause ?? 250;
    this.longestPause = options.longestPause ?? 4_000;
    this.now = options.now ?? (() => performance.now());
    this.pause = this.firstPause;
  }

  get isOpen(): boolean {
    return this.failed >= this.most;
  }

  /** Whether a call may be made now; each that may must report how it ended. */
  admits(): boolean {
    if (!this.isOpen) return true;
    if (this.probing || this.now() < this.openUntil) return false;
    this.probing = true;
    return true;
  }

  succeeded(): void {
    this.failed = 0;
    this.probing = false;
    this.pause = this.firstPause;
  }

  failedOnce(): void {
    const wasOpen = this.isOpen;
    this.failed += 1;
    this.probing = false;
    if (!this.isOpen) return;
    if (wasOpen) this.pause = Math.min(this.pause * 2, this.longestPause);
    this.openUntil = this.now() + this.pause;
  }

  /** It ended without saying anything about the subgraph: the caller went away. */
  ended(): void {
    this.probing = false;
  }
}
