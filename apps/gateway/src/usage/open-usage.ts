import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import { Pool } from 'pg';
import { UsageRecorder } from './usage-recorder';
import type { UsageDatabase } from './usage-store';
import { PostgresUsage } from './usage-store';

const CONNECT_MILLISECONDS = 2_000;
const QUERY_MILLISECONDS = 10_000;

export interface UsageOptions {
  readonly databaseUrl: string;
  readonly retentionDays: number;
  readonly clock: Clock;
  readonly logger: Pick<Logger, 'warn'>;
  readonly everyMilliseconds?: number;
}

/** Counts usage from now on. The database may be away, now and later. */
export function openUsage(options: UsageOptions): UsageRecorder {
  const { databaseUrl, clock, logger, retentionDays, everyMilliseconds } = options;
  const store = new PostgresUsage(openUsageDatabase(databaseUrl, logger), {
    clock,
    retentionDays,
    logger,
  });
  // Also a gateway that is started anew every day forgets.
  void store.forgetOrTell();
  return new UsageRecorder({ store, clock, logger, everyMilliseconds });
}

export function openUsageDatabase(
  databaseUrl: string,
  logger: Pick<Logger, 'warn'>,
): UsageDatabase {
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'gezhi-gateway-usage',
    max: 1,
    connectionTimeoutMillis: CONNECT_MILLISECONDS,
    query_timeout: QUERY_MILLISECONDS,
  });
  // A connection that breaks while nobody uses it; the next statement opens another.
  pool.on('error', (error) => logger.warn({ err: error }, 'usage: connection lost'));
  return {
    query: (text, values) => pool.query(text, values === undefined ? undefined : [...values]),
    end: () => pool.end(),
  };
}
