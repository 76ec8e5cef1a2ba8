/** What somebody wants to spend, and how their bucket fills. */
export interface Demand {
  readonly key: string;
  readonly cost: number;
  readonly rate: Rate;
}

/** A bucket of cost: it holds `burst` and gets `costPerSecond` back. */
export interface Rate {
  readonly costPerSecond: number;
  readonly burst: number;
}

/** Seconds until the bucket is no longer empty; 0 when it was not. */
export type Wait = number;

/**
 * Keeps buckets. A bucket that is not empty gives whatever is asked, also more than it has, and then stays empty until
 * the debt is paid, at most twice the time it takes to fill: so that nobody must know beforehand what something costs.
 */
export interface BucketStore {
  /** One wait for each demand, in their order. An empty bucket is not charged again. */
  take(demands: readonly Demand[]): readonly Wait[] | Promise<readonly Wait[]>;
  close(): Promise<void>;
}

export interface Spent {
  readonly level: number;
  readonly wait: Wait;
}

/** What anything costs at least; a bucket that holds less is empty. */
export const LEAST = 1;

/** What becomes of a bucket that had `level` a while ago. */
export function spend(level: number, seconds: number, { cost, rate }: Omit<Demand, 'key'>): Spent {
  const filled = Math.min(rate.burst, level + Math.max(0, seconds) * rate.costPerSecond);
  if (filled < LEAST) return { level: filled, wait: (LEAST - filled) / rate.costPerSecond };
  return { level: Math.max(filled - cost, -rate.burst), wait: 0 };
}
