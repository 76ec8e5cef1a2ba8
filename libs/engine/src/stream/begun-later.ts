/** A stream of which it is not known yet how it begins. */
class BegunLater<T, R> implements AsyncIterableIterator<R, undefined> {
  private source: Promise<AsyncIterator<T, unknown>> | null = null;
  private begun: AsyncIterator<T, unknown> | null = null;
  private isOver = false;

  constructor(
    private readonly begin: () => Promise<AsyncIterator<T, unknown>>,
    private readonly change: (item: T) => R,
  ) {}

  next(): Promise<IteratorResult<R, undefined>> {
    if (this.begun === null || this.isOver) return this.first();
    return this.begun.next().then((taken) => this.changed(taken));
  }

  private async first(): Promise<IteratorResult<R, undefined>> {
    if (this.isOver) return { done: true, value: undefined };
    const source = await (this.source ??= this.begin());
    if (this.isOver) {
      await source.return?.();
      return { done: true, value: undefined };
    }
    this.begun = source;
    return this.changed(await source.next());
  }

  private changed(taken: IteratorResult<T, unknown>): IteratorResult<R, undefined> {
    if (taken.done !== true) return { done: false, value: this.change(taken.value) };
    this.isOver = true;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<R, undefined>> {
    this.isOver = true;
    const source = await this.source?.catch(() => null);
    await source?.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}

/**
 * A stream begun when its first item is asked for, each item changed on its way. Unlike a generator it can be told
 * to end while somebody waits for its next item.
 */
export function begunLater<T, R>(
  begin: () => Promise<AsyncIterator<T, unknown>>,
  change: (item: T) => R,
): AsyncIterableIterator<R, undefined> {
  return new BegunLater(begin, change);
}

/** A stream of what is known already. */
export async function* streamOf<T>(...items: readonly T[]): AsyncGenerator<T, undefined> {
  yield* items;
  return undefined;
}
