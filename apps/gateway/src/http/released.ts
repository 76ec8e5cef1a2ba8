/** A stream that tells once when nothing more is taken from it: it has ended, or whoever reads it has. */
class Released<T> implements AsyncIterableIterator<T, undefined> {
  private isReleased = false;

  constructor(
    private readonly stream: AsyncIterator<T, unknown>,
    private readonly onRelease: () => void,
    private readonly onTaken: (() => void) | undefined,
  ) {}

  async next(): Promise<IteratorResult<T, undefined>> {
    const { done, value } = await this.stream.next();
    if (done !== true) {
      this.onTaken?.();
      return { done: false, value };
    }
    this.release();
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<T, undefined>> {
    this.release();
    await this.stream.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  private release(): void {
    if (this.isReleased) return;
    this.isReleased = true;
    this.onRelease();
  }
}

/** @param onTaken told of everything that is taken */
export function released<T>(
  stream: AsyncIterator<T, unknown>,
  onRelease: () => void,
  onTaken?: () => void,
): AsyncIterableIterator<T, undefined> {
  return new Released(stream, onRelease, onTaken);
}
