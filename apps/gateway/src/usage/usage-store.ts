import { addDays, localDateOf } from '@gezhi/kernel';
import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import { MAKE_SCHEMA, SCHEMA } from '../own-schema';
import type { OperationUsage } from './operation-usage';

/** What is needed of a pool of `pg`. */
export interface UsageDatabase {
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
  end(): Promise<void>;
}

/** How often an application used an operation on a day. */
export interface UsageRow {
  readonly day: string;
  readonly client: string;
  readonly version: string;
  readonly usage: OperationUsage;
  readonly count: number;
}

/** Where usage is written down. */
export interface UsageStore {
  /** Adds to what is there. */
  add(rows: readonly UsageRow[]): Promise<void>;
  close(): Promise<void>;
}

export const OPERATIONS = `${SCHEMA}.usage_operation`;
export const DAYS = `${SCHEMA}.usage_day`;

const MAKE = `${MAKE_SCHEMA}
  CREATE TABLE IF NOT EXISTS ${OPERATIONS} (
    hash text PRIMARY KEY,
    name text,
    text text NOT NULL,
    coordinates text[] NOT NULL,
    first_day date NOT NULL,
    last_day date NOT NULL
  );
  CREATE INDEX IF NOT EXISTS usage_operation_coordinates ON ${OPERATIONS} USING gin (coordinates);
  CREATE TABLE IF NOT EXISTS ${DAYS} (
    day date NOT NULL,
    operation text NOT NULL,
    client text NOT NULL,
    version text NOT NULL,
    count bigint NOT NULL,
    PRIMARY KEY (operation, day, client, version)
  );
  CREATE INDEX IF NOT EXISTS usage_day_day ON ${DAYS} (day);`;

/** Rows in their order, so that gateways that write at once never wait for each other in a circle. */
const ADD = `
  WITH operation AS (
    INSERT INTO ${OPERATIONS} AS known (hash, name, text, coordinates, first_day, last_day)
    SELECT hash, name, text, coordinates, first_day, last_day
    FROM json_to_recordset($1::json) AS told
      (hash text, name text, text text, coordinates text[], first_day date, last_day date)
    ORDER BY hash
    ON CONFLICT (hash) DO UPDATE SET
      first_day = least(known.first_day, EXCLUDED.first_day),
      last_day = greatest(known.last_day, EXCLUDED.last_day)
  )
  INSERT INTO ${DAYS} AS known (day, operation, client, version, count)
  SELECT day, operation, client, version, count
  FROM json_to_recordset($2::json) AS used
    (day date, operation text, client text, version text, count bigint)
  ORDER BY operation, day, client, version
  ON CONFLICT (operation, day, client, version) DO UPDATE SET count = known.count + EXCLUDED.count`;

/** One gateway forgets for all; who comes meanwhile has nothing to do. */
const FORGET = `
  WITH turn AS (SELECT pg_try_advisory_xact_lock(4725302) AS mine),
  gone AS (
    DELETE FROM ${DAYS} USING turn
    WHERE mine AND ctid = ANY (ARRAY(SELECT ctid FROM ${DAYS} WHERE day < $1::date LIMIT 10000))
    RETURNING 1
  ),
  unused AS (
    DELETE FROM ${OPERATIONS} USING turn
    WHERE mine AND last_day < $1::date
    RETURNING 1
  )
  SELECT (SELECT count(*)::int FROM gone) AS days, (SELECT count(*)::int FROM unused) AS operations`;

const FORGET_EVERY = 3_600_000;

export interface PostgresUsageOptions {
  readonly clock: Clock;
  /** Days usage is kept, today among them. */
  readonly retentionDays: number;
  readonly logger: Pick<Logger, 'warn'>;
}

/** Usage several gateways write down together. */
export class PostgresUsage implements UsageStore {
  private made: Promise<unknown> | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly database: UsageDatabase,
    private readonly options: PostgresUsageOptions,
  ) {
    this.timer = setInterval(() => void this.forgetOrTell(), FORGET_EVERY).unref();
  }

  async add(rows: readonly UsageRow[]): Promise<void> {
    await this.ready();
    const used = rows.map(({ day, client, version, usage, count }) => {
      return { day, operation: usage.hash, client, version, count };
    });
    await this.database.query(ADD, [JSON.stringify(newOperations(rows)), JSON.stringify(used)]);
  }

  /** Forgets; what prevents it is told in the log and tried again. */
  async forgetOrTell(): Promise<void> {
    try {
      await this.forget();
    } catch (error) {
      this.options.logger.warn({ err: error }, 'old usage is not forgotten at present');
    }
  }

  /** Forgets what is older than is kept; gives the number of days of use forgotten. */
  async forget(): Promise<number> {
    await this.ready();
    const { clock, retentionDays } = this.options;
    const first = addDays(localDateOf(clock.now()), 1 - retentionDays);
    let forgotten = 0;
    for (let days = 1; days > 0; forgotten += days) {
      const { rows } = await this.database.query(FORGET, [first]);
      days = (rows[0] as { readonly days: number } | undefined)?.days ?? 0;
    }
    return forgotten;
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

/** Operations the store has not been told of on these days: each day once, so that what is in use is never forgotten. */
function newOperations(rows: readonly UsageRow[]) {
  const told = new Map<string, object>();
  const days = new Map<string, { first: string; last: string }>();
  for (const { usage, day } of rows) {
    if (usage.toldOn >= day) continue;
    const { hash, name, text, coordinates } = usage;
    const known = days.get(hash) ?? { first: day, last: day };
    if (day < known.first) known.first = day;
    if (day > known.last) known.last = day;
    days.set(hash, known);
    told.set(hash, { hash, name, text, coordinates, first_day: known.first, last_day: known.last });
  }
  return [...told.values()];
}
