export interface SegmentedCacheOptions {
  /** Sum of weights kept at most. */
  readonly capacity: number;
  /** Part of it that only entries asked for again may fill. Default 0.8. */
  readonly protectedPart?: number;
}

interface Entry<V> {
  readonly value: V;
  readonly weight: number;
}

/**
 * A cache in two segments. What is new goes into a small one, what is asked for again moves into the
 * large one; each forgets what was unused for longest. So any number of entries that come once push
 * out one another, and never what is in use.
 */
export class SegmentedCache<V> {
  private readonly fresh: Segment<V>;
  private readonly proven: Segment<V>;

  constructor({ capacity, protectedPart = 0.8 }: SegmentedCacheOptions) {
    this.proven = new Segment(capacity * protectedPart);
    this.fresh = new Segment(capacity * (1 - protectedPart));
  }

  get weight(): number {
    return this.fresh.weight + this.proven.weight;
  }

  get size(): number {
    return this.fresh.entries.size + this.proven.entries.size;
  }

  get(key: string): V | undefined {
    const proven = this.proven.take(key);
    if (proven !== undefined) {
      this.proven.put(key, proven);
      return proven.value;
    }
    const entry = this.fresh.take(key);
    if (entry === undefined) return undefined;
    // What falls out of the large segment gets a second chance in the small one.
    for (const [fallen, old] of this.proven.put(key, entry)) this.fresh.put(fallen, old);
    return entry.value;
  }

  /** @param weight what the entry costs to keep, in the unit of the capacity */
  set(key: string, value: V, weight: number): void {
    const known = this.proven.take(key);
    if (known !== undefined) this.proven.put(key, { value, weight });
    else {
      this.fresh.take(key);
      this.fresh.put(key, { value, weight });
    }
  }

  /** Keys of what was asked for more than once, the last used first. */
  hottest(): string[] {
    return [...this.proven.entries.keys()].reverse();
  }
}

/** A Map keeps the order of insertion: its first key is the one unused for longest. */
class Segment<V> {
  readonly entries = new Map<string, Entry<V>>();
  weight = 0;

  constructor(private readonly capacity: number) {}

  take(key: string): Entry<V> | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.entries.delete(key);
    this.weight -= entry.weight;
    return entry;
  }

  /** Puts one in and gives back what had to leave for it. */
  put(key: string, entry: Entry<V>): [string, Entry<V>][] {
    this.entries.set(key, entry);
    this.weight += entry.weight;
    const fallen: [string, Entry<V>][] = [];
    while (this.weight > this.capacity) {
      const [oldest] = this.entries.keys();
      const old = oldest === undefined ? undefined : this.take(oldest);
      if (oldest === undefined || old === undefined) break;
      fallen.push([oldest, old]);
    }
    return fallen;
  }
}
