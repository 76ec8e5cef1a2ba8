/** Steps between one power of two and the next: a value is kept to within 1/64, about 1.5 %. */
const STEPS = 64;
const STEP_BITS = 6;

/** Counts by bucket, as a process can send them to another. */
export type HistogramCounts = readonly (readonly [bucket: number, count: number])[];

/**
 * Durations in microseconds, counted in buckets that grow with the value: recording costs the same
 * for any number of requests, and percentiles of several runs can be read from their sum.
 */
export class Histogram {
  private readonly counts = new Map<number, number>();
  private total = 0;

  static of(counts: HistogramCounts): Histogram {
    return new Histogram().add(counts);
  }

  get size(): number {
    return this.total;
  }

  record(microseconds: number): void {
    const bucket = bucketOf(Math.max(0, Math.round(microseconds)));
    this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + 1);
    this.total += 1;
  }

  add(counts: HistogramCounts): this {
    for (const [bucket, count] of counts) {
      this.counts.set(bucket, (this.counts.get(bucket) ?? 0) + count);
      this.total += count;
    }
    return this;
  }

  /** The value that the given share of requests (0 to 1) did not exceed; null when nothing was recorded. */
  percentile(share: number): number | null {
    const rank = Math.max(1, Math.ceil(this.total * share));
    let passed = 0;
    for (const [bucket, count] of this.toCounts()) {
      passed += count;
      if (passed >= rank) return upperEndOf(bucket);
    }
    return null;
  }

  toCounts(): HistogramCounts {
    return [...this.counts].sort(([a], [b]) => a - b);
  }
}

/** Below 64 a bucket for each value, above it 64 for each doubling. */
function bucketOf(value: number): number {
  if (value < STEPS) return value;
  const doubling = Math.floor(Math.log2(value)) - STEP_BITS;
  return doubling * STEPS + Math.floor(value / 2 ** doubling);
}

function upperEndOf(bucket: number): number {
  if (bucket < 2 * STEPS) return bucket;
  const doubling = Math.floor(bucket / STEPS) - 1;
  return (bucket - doubling * STEPS + 1) * 2 ** doubling - 1;
}
