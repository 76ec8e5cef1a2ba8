import { EventEmitter, on } from 'node:events';

interface Told {
  readonly cursor: string;
  readonly area: { readonly code: string };
  readonly note?: unknown;
}

/** What happened, as a department keeps it: to be read from a place, and to be waited for. */
export class Feed {
  private readonly told: Told[] = [];
  private readonly news = new EventEmitter().setMaxListeners(0);

  tell(area: Told['area'], note?: unknown): void {
    this.told.push({ cursor: String(this.told.length + 1), area, note });
    this.news.emit('news');
  }

  after(place: number): AsyncIterableIterator<{ told: Told }> {
    const news = on(this.news, 'news');
    const { told } = this;
    async function* all() {
      for (let next = place; ;) {
        for (let one = told[next]; one !== undefined; one = told[next]) {
          next += 1;
          yield { told: one };
        }
        if ((await news.next()).done === true) return;
      }
    }
    const events = all();
    return {
      next: () => events.next(),
      // A generator that waits cannot be told to end: what it waits for is ended first.
      async return() {
        await news.return?.();
        return events.return(undefined);
      },
      [Symbol.asyncIterator]() {
        return this;
      },
    };
  }

  get length(): number {
    return this.told.length;
  }
}
