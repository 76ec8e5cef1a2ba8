import { FEED_CHANNEL, listenTo } from '@gezhi/messaging';
import type { Listening } from '@gezhi/messaging';

/** One who waits for news of the feed. */
export interface Follower {
  /** Settles when there may be something new, and after a while in any case. */
  next(): Promise<void>;
  /** Lets `next` settle at once, now and from now on. */
  stop(): void;
}

export interface FeedNews {
  follow(): Follower;
  close(): Promise<void>;
}

export interface FeedNewsOptions {
  /** Of the department, shown by PostgreSQL. */
  readonly name: string;
  /** Its database. Left out: nobody is woken, and news is found by looking. */
  readonly url?: string | undefined;
  /** Milliseconds after which a follower looks by itself. 2,000 unless told. */
  readonly lookEvery?: number;
  readonly onProblem?: (error: unknown) => void;
}

/**
 * Wakes all who follow the feed in this process, over one connection that is made for the first of them. Nothing is
 * queued for anybody: who is woken reads from its own place, so a slow follower costs no memory.
 */
export function feedNews({ name, url, lookEvery = 2_000, onProblem }: FeedNewsOptions): FeedNews {
  const waiting = new Set<() => void>();
  let listening: Listening | null = null;
  const wakeAll = () => {
    const woken = [...waiting];
    waiting.clear();
    for (const wake of woken) wake();
  };
  return {
    follow() {
      if (listening === null && url !== undefined) {
        const options = { url, name: `gezhi-${name}-feed`, channel: FEED_CHANNEL, onProblem };
        listening = listenTo({ ...options, wake: wakeAll });
      }
      let stopped = false;
      let own: (() => void) | null = null;
      return {
        async next() {
          if (stopped) return;
          const { promise, resolve } = Promise.withResolvers<void>();
          own = resolve;
          waiting.add(resolve);
          const timer = setTimeout(resolve, lookEvery);
          await promise;
          clearTimeout(timer);
          waiting.delete(resolve);
        },
        stop() {
          stopped = true;
          own?.();
        },
      };
    },
    async close() {
      wakeAll();
      await listening?.stop();
    },
  };
}
