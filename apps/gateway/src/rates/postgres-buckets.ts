import { MAKE_SCHEMA, SCHEMA } from '../own-schema';
import { LEAST } from './bucket-store';
import type { BucketStore, Demand, Wait } from './bucket-store';

/** What is needed of a pool of `pg`. */
export interface BucketDatabase {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  end(): Promise<void>;
}

const TABLE = `${SCHEMA}.rate_bucket`;

/** Unlogged: after a crash everybody begins with a full bucket, and no write waits for a disk. */
const MAKE = `${MAKE_SCHEMA}
  CREATE UNLOGGED TABLE IF NOT EXISTS ${TABLE} (
    key text PRIMARY KEY,
    level double precision NOT NULL,
    at timestamptz NOT NULL,
    cost double precision NOT NULL,
    cost_per_second double precision NOT NULL,
    burst double precision NOT NULL,
    wait double precision NOT NULL
  );`;

const FILLED = `least(EXCLUDED.burst, b.level
  + greatest(0, extract(epoch FROM EXCLUDED.at - b.at)) * EXCLUDED.cost_per_second)`;

/** `spend` of bucket-store.ts, for all demands of a request in one statement and on the clock of the database. */
const TAKE = `
  INSERT INTO ${TABLE} AS b (key, level, at, cost, cost_per_second, burst, wait)
  SELECT key, greatest(burst - cost, -burst), clock_timestamp(), cost, cost_per_second, burst, 0
  FROM unnest($1::text[], $2::double precision[], $3::double precision[], $4::double precision[])
    AS demand (key, cost, cost_per_second, burst)
  ORDER BY key
  ON CONFLICT (key) DO UPDATE SET
    level = CASE WHEN ${FILLED} < ${LEAST} THEN ${FILLED}
      ELSE greatest(${FILLED} - EXCLUDED.cost, -EXCLUDED.burst) END,
    wait = CASE WHEN ${FILLED} < ${LEAST}
      THEN (${LEAST} - ${FILLED}) / EXCLUDED.cost_per_second ELSE 0 END,
    at = greatest(b.at, EXCLUDED.at),
    cost = EXCLUDED.cost, cost_per_second = EXCLUDED.cost_per_second, burst = EXCLUDED.burst
  RETURNING key, wait`;

/** A bucket that is full again says no more than none. */
const FORGET = `
  DELETE FROM ${TABLE} WHERE key IN (
    SELECT key FROM ${TABLE}
    WHERE level + extract(epoch FROM clock_timestamp() - at) * cost_per_second >= burst
    LIMIT 10000 FOR UPDATE SKIP LOCKED)`;

const FORGET_EVERY = 60_000;

/** Buckets several gateways share. It holds no business data: keys of callers and numbers, none older than they need. */
export class PostgresBuckets implements BucketStore {
  private made: Promise<unknown> | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(private readonly database: BucketDatabase) {
    this.timer = setInterval(() => void this.forgetFull().catch(() => undefined), FORGET_EVERY);
    this.timer.unref();
  }

  async take(demands: readonly Demand[]): Promise<readonly Wait[]> {
    await this.ready();
    const { rows } = await this.database.query(TAKE, [
      demands.map(({ key }) => key),
      demands.map(({ cost }) => cost),
      demands.map(({ rate }) => rate.costPerSecond),
      demands.map(({ rate }) => rate.burst),
    ]);
    const waits = new Map(
      (rows as { key: string; wait: number }[]).map((row) => [row.key, row.wait]),
    );
    return demands.map(({ key }) => waits.get(key) ?? 0);
  }

  async forgetFull(): Promise<void> {
    await this.ready();
    await this.database.query(FORGET);
  }

  async close(): Promise<void> {
    clearInterval(this.timer);
    await this.database.end();
  }

  /** Made with the first use, so that a gateway starts also while the database does not answer. */
  private async ready(): Promise<void> {
    this.made ??= this.database.query(MAKE);
    try {
      await this.made;
    } catch (error) {
      this.made = null;
      throw error;
    }
  }
}
