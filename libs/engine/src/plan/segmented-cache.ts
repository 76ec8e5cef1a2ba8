/** Characters of keys remembered, as a part of the capacity. */
const FORGOTTEN_PART = 1 / 16;

export interface SegmentedCacheOptions {
  /** Sum of weights kept at most. */
  readonly capacity: number;
  /** Part of it that only entries asked for again may fill. Default 0.8. */
  readonly protectedPart?: number;
}

/** An entry and its neighbours in the order of use. */
interface Entry<V> {
  readonly key: string;
  readonly value: V;
  readonly weight: number;
  segment: Segment<V> | null;
  newer: Entry<V> | null;
  older: Entry<V> | null;
}

/**
 * A cache in two segments. What is new goes into a small one, what is asked for again moves into the
 * large one; each forgets what was unused for longest. So any number of entries that come once push
 * out one another, and never what is in use. Keys are remembered for longer than their values: what comes back after
 * it was pushed out is in use too, and goes to the large segment at once (Johnson and Shasha, "2Q", VLDB 1994).
 */
export class SegmentedCache<V> {
  private readonly entries = new Map<string, Entry<V>>();
  private readonly fresh: Segment<V>;
  private readonly proven: Segment<V>;
  private readonly forgotten: ForgottenKeys;

  constructor({ capacity, protectedPart = 0.8 }: SegmentedCacheOptions) {
    this.forgotten = new ForgottenKeys(capacity * FORGOTTEN_PART);
    this.proven = new Segment(capacity * protectedPart);
    this.fresh = new Segment(capacity * (1 - protectedPart));
  }

  get weight(): number {
    return this.fresh.weight + this.proven.weight;
  }

  get size(): number {
    return this.entries.size;
  }

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (entry === undefined) return undefined;
    this.prove(entry);
    return entry.value;
  }

  /** @param weight what the entry costs to keep, in the unit of the capacity */
  set(key: string, value: V, weight: number): void {
    const known = this.entries.get(key);
    const isBack = known === undefined && this.forgotten.take(key);
    const segment = known?.segment ?? (isBack ? this.proven : this.fresh);
    if (known !== undefined) segment.take(known);
    const entry = { key, value, weight, segment: null, newer: null, older: null };
    this.entries.set(key, entry);
    segment.put(entry);
    this.forgetExcess();
  }

  /** All that is kept, in no particular order; looking does not make it used. */
  *all(): IterableIterator<readonly [string, V]> {
    for (const { key, value } of this.entries.values()) yield [key, value];
  }

  /** Keys of what was asked for more than once, the last used first. */
  hottest(): string[] {
    return this.proven.keys();
  }

  private prove(entry: Entry<V>): void {
    if (entry === this.proven.newest) return;
    entry.segment?.take(entry);
    this.proven.put(entry);
    this.forgetExcess();
  }

  private forgetExcess(): void {
    // What falls out of the large segment gets a second chance in the small one.
    for (const fallen of this.proven.dropExcess()) this.fresh.put(fallen);
    for (const { key } of this.fresh.dropExcess()) {
      this.entries.delete(key);
      this.forgotten.put(key);
    }
  }
}

/**
 * Entries in the order of use, as a list of neighbours. A Map keeps such an order as well, but one that entries leave
 * and come back to with every use makes room ever anew, and its old tables keep alive what they held: docs/adr/0026.
 */
class Segment<V> {
  newest: Entry<V> | null = null;
  weight = 0;
  private oldest: Entry<V> | null = null;

  constructor(private readonly capacity: number) {}

  take(entry: Entry<V>): void {
    const { newer, older } = entry;
    if (newer === null) this.newest = older;
    else newer.older = older;
    if (older === null) this.oldest = newer;
    else older.newer = newer;
    entry.segment = entry.newer = entry.older = null;
    this.weight -= entry.weight;
  }

  put(entry: Entry<V>): void {
    entry.segment = this;
    entry.older = this.newest;
    if (this.newest === null) this.oldest = entry;
    else this.newest.newer = entry;
    this.newest = entry;
    this.weight += entry.weight;
  }

  /** Takes out the oldest until the rest fits. */
  dropExcess(): readonly Entry<V>[] {
    if (this.weight <= this.capacity) return NONE;
    const dropped: Entry<V>[] = [];
    while (this.weight > this.capacity && this.oldest !== null) {
      dropped.push(this.oldest);
      this.take(this.oldest);
    }
    return dropped;
  }

  keys(): string[] {
    const keys: string[] = [];
    for (let entry = this.newest; entry !== null; entry = entry.older) keys.push(entry.key);
    return keys;
  }
}

const NONE: readonly never[] = [];

/** Keys whose values are gone, the oldest forgotten first. */
class ForgottenKeys {
  private readonly keys = new Set<string>();
  private characters = 0;

  constructor(private readonly most: number) {}

  put(key: string): void {
    if (this.keys.has(key)) return;
    this.keys.add(key);
    this.characters += key.length;
    for (const oldest of this.keys) {
      if (this.characters <= this.most) return;
      this.take(oldest);
    }
  }

  /** Whether it was there. */
  take(key: string): boolean {
    if (!this.keys.delete(key)) return false;
    this.characters -= key.length;
    return true;
  }
}
