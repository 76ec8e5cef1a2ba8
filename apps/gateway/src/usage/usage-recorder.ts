import type { IncomingHttpHeaders } from 'node:http';
import { localDateOf } from '@gezhi/kernel';
import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import type { KnownOperation } from '../http/known-document';
import type { WatchedOperation } from '../observability/watched-operation';
import { OperationUsage } from './operation-usage';
import type { ClientUsage, PairAllowance } from './operation-usage';
import type { UsageRow, UsageStore } from './usage-store';

export interface UsageRecorderOptions {
  readonly store: UsageStore;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  /** How often what was counted is written down. Default 10,000. */
  readonly everyMilliseconds?: number;
  /** Operations times applications counted in a day by this process. Default 10,000; the rest is dropped. */
  readonly mostPairs?: number;
}

const EVERY = 10_000;
const MOST_PAIRS = 10_000;
const ROWS_AT_ONCE = 1_000;
const LOGGED_EVERY = 60_000;
/** The process ends soon after; see `runUntilStopped`. */
const DRAIN_MILLISECONDS = 1_000;

/**
 * Counts which application uses which operation, by day, and writes it down every few seconds. Who asked is not looked
 * at. While the store is away counts are kept, up to a limit; what is let go of is counted.
 */
export class UsageRecorder implements PairAllowance {
  /** Uses written down, let go of, and attempts to write that failed, since the start. */
  written = 0;
  dropped = 0;
  failures = 0;
  private today: string;
  private pairs = 0;
  /** Those counted since the last writing. */
  private pending: ClientUsage[] = [];
  /** Rows the store did not take, by what they count. */
  private readonly kept = new Map<string, UsageRow>();
  private writing: Promise<void> | null = null;
  private loggedAt = -Infinity;
  private readonly timer: NodeJS.Timeout;
  private readonly mostPairs: number;

  constructor(private readonly options: UsageRecorderOptions) {
    this.today = localDateOf(options.clock.now());
    this.mostPairs = options.mostPairs ?? MOST_PAIRS;
    this.timer = setInterval(() => void this.flush(), options.everyMilliseconds ?? EVERY).unref();
  }

  /** An application was answered an operation. */
  record(operation: KnownOperation, watched: WatchedOperation, headers: IncomingHttpHeaders): void {
    if (watched.usage === null) this.workOut(operation, watched);
    const entry = watched.usage?.of(headers, this.today, this) ?? null;
    if (entry === null) {
      this.dropped += 1;
      return;
    }
    if (entry.count === 0) {
      entry.day = this.today;
      this.pending.push(entry);
    }
    entry.count += 1;
  }

  /** Writes down what was counted; never rejects. */
  flush(): Promise<void> {
    this.writing ??= this.write().finally(() => {
      this.writing = null;
    });
    return this.writing;
  }

  /** Writes down what is left, for as long as a process that stops may take. */
  async close(): Promise<void> {
    clearInterval(this.timer);
    const { promise, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, DRAIN_MILLISECONDS);
    await Promise.race([this.flush().then(() => this.flush()), promise]);
    clearTimeout(timer);
    await this.options.store.close();
  }

  /** Leaves it out where no more are taken, or where it cannot be worked out: nobody's answer depends on it. */
  private workOut(operation: KnownOperation, watched: WatchedOperation): void {
    if (this.pairs >= this.mostPairs || watched.isUnusable) return;
    try {
      watched.usage = new OperationUsage(operation);
    } catch (error) {
      watched.isUnusable = true;
      this.options.logger.warn({ err: error }, 'usage of an operation cannot be worked out');
    }
  }

  takesNew(): boolean {
    if (this.pairs >= this.mostPairs) return false;
    this.pairs += 1;
    return true;
  }

  private async write(): Promise<void> {
    this.gather();
    const today = localDateOf(this.options.clock.now());
    if (today !== this.today) {
      this.today = today;
      this.pairs = 0;
    }
    while (this.kept.size > 0) {
      const keys = [...this.kept.keys()].slice(0, ROWS_AT_ONCE);
      const rows = keys.flatMap((key) => this.kept.get(key) ?? []);
      try {
        await this.options.store.add(rows);
      } catch (error) {
        this.failed(error);
        return;
      }
      for (const key of keys) this.kept.delete(key);
      for (const { count, usage, day } of rows) {
        this.written += count;
        if (usage.toldOn < day) usage.toldOn = day;
      }
    }
  }

  /** Takes the counts; those of a row the store did not take are added to it. */
  private gather(): void {
    const { pending } = this;
    this.pending = [];
    for (const entry of pending) {
      const { usage, client, version, day, count } = entry;
      entry.count = 0;
      const key = JSON.stringify([day, usage.hash, client, version]);
      const row = this.kept.get(key);
      if (row !== undefined) this.kept.set(key, { ...row, count: row.count + count });
      else if (this.kept.size < this.mostPairs)
        this.kept.set(key, { day, usage, client, version, count });
      else this.dropped += count;
    }
  }

  private failed(error: unknown): void {
    this.failures += 1;
    const now = performance.now();
    if (now - this.loggedAt < LOGGED_EVERY) return;
    this.loggedAt = now;
    const waiting = this.kept.size;
    this.options.logger.warn({ err: error, waiting }, 'usage is not written down at present');
  }
}
