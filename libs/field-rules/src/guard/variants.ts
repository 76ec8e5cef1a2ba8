/** Keeps the most recently used values of a bounded number of keys. */
export class Variants<Value> {
  private readonly values = new Map<string, Value>();
  private newest = '';

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.values.size;
  }

  getOrMake(key: string, make: () => Value): Value {
    const known = this.values.get(key);
    if (known !== undefined) {
      if (key === this.newest) return known;
      this.values.delete(key);
      this.values.set(key, known);
      this.newest = key;
      return known;
    }
    const value = make();
    this.newest = key;
    this.values.set(key, value);
    if (this.values.size > this.limit) {
      const [oldest] = this.values.keys();
      if (oldest !== undefined) this.values.delete(oldest);
    }
    return value;
  }
}
