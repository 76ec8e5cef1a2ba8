/** Something to read one by one, with a look at what comes next; what was looked at is still read afterwards. */
export class LookAhead<T> {
  private readonly seen: T[] = [];
  private readonly source: AsyncIterator<T> | Iterator<T>;

  constructor(items: AsyncIterable<T> | Iterable<T>) {
    this.source =
      Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  }

  async next(): Promise<T | null> {
    return this.seen.shift() ?? (await this.pull());
  }

  /** The next items, at most so many. */
  async peek(most: number): Promise<readonly T[]> {
    while (this.seen.length < most) {
      const item = await this.pull();
      if (item === null) break;
      this.seen.push(item);
    }
    return this.seen.slice(0, most);
  }

  private async pull(): Promise<T | null> {
    const { done, value } = await this.source.next();
    return done === true ? null : (value as T);
  }
}
