import type { Clock } from '@gezhi/kernel';
import { spend } from './bucket-store';
import type { BucketStore, Demand, Wait } from './bucket-store';

interface Bucket {
  level: number;
  at: number;
  fullAt: number;
}

/** Buckets looked at for every new one, so that those that are full again are forgotten in time. */
const LOOKED_AT = 4;
/** What all share for whom there is no room. */
const CROWD = 'crowd';

/**
 * Buckets of this process. There are so many and no more: a full one says no more than none, so it is forgotten first;
 * when none is full, newcomers share one bucket. Whoever invents identities shares it with themselves, and frees nobody
 * who is in debt.
 */
export class MemoryBuckets implements BucketStore {
  private readonly buckets = new Map<string, Bucket>();
  /** Goes round and round over the buckets there are. */
  private round = this.buckets.entries();

  constructor(
    private readonly clock: Clock,
    private readonly most = 100_000,
  ) {}

  get size(): number {
    return this.buckets.size;
  }

  take(demands: readonly Demand[]): readonly Wait[] {
    const now = this.clock.now().getTime();
    return demands.map((demand) => this.takeOne(demand, now));
  }

  async close(): Promise<void> {
    this.buckets.clear();
  }

  private takeOne({ key, cost, rate }: Demand, now: number): Wait {
    const bucket = this.buckets.get(key) ?? this.newBucket(key, rate.burst, now);
    const { level, wait } = spend(bucket.level, (now - bucket.at) / 1_000, { cost, rate });
    bucket.level = level;
    bucket.at = now;
    bucket.fullAt = now + ((rate.burst - level) / rate.costPerSecond) * 1_000;
    return wait;
  }

  private newBucket(key: string, level: number, now: number): Bucket {
    this.forgetFull(now);
    const name = this.buckets.size < this.most ? key : CROWD;
    const known = this.buckets.get(name);
    if (known !== undefined) return known;
    const bucket = { level, at: now, fullAt: now };
    this.buckets.set(name, bucket);
    return bucket;
  }

  private forgetFull(now: number): void {
    for (let looked = 0; looked < LOOKED_AT; looked++) {
      const next = this.round.next();
      if (next.done) {
        this.round = this.buckets.entries();
        return;
      }
      const [key, { fullAt }] = next.value;
      if (fullAt <= now) this.buckets.delete(key);
    }
  }
}
