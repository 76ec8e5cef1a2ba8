/** Keeps the most recently used values of a bounded number of keys. */
export class Variants<Value> {
  private readonly values = new Map<string, Value>();

  constructor(private readonly limit: number) {}

  get size(): number {
    return this.values.size;
  }

  getOrMake(key: string, make: () => Value): Value {
    const known = this.values.get(key);
    if (known !== undefined) {
      this.values.delete(key);
      this.values.set(key, known);
      return known;
    }
    const value = make();
    this.values.set(key, value);
    if (this.values.size > this.limit) {
      const [oldest] = this.values.keys();
      if (oldest !== undefined) this.values.delete(oldest);
    }
    return value;
  }
}
