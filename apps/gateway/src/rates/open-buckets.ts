import type { Clock } from '@gezhi/kernel';
import type { Logger } from '@gezhi/server';
import { Pool } from 'pg';
import type { BucketStore } from './bucket-store';
import { MemoryBuckets } from './memory-buckets';
import { PostgresBuckets } from './postgres-buckets';

/** Longest time a request waits to be counted; then the store has failed. */
const MILLISECONDS = 250;
const CONNECTIONS = 4;

/** Where buckets are kept: for all gateways in a database, or for this process in its memory. */
export function openBuckets(
  databaseUrl: string | undefined,
  { clock, logger }: { readonly clock: Clock; readonly logger: Pick<Logger, 'warn'> },
): BucketStore {
  if (databaseUrl === undefined) return new MemoryBuckets(clock);
  const pool = new Pool({
    connectionString: databaseUrl,
    application_name: 'gezhi-gateway',
    max: CONNECTIONS,
    connectionTimeoutMillis: MILLISECONDS,
    query_timeout: MILLISECONDS,
  });
  // A connection that breaks while nobody uses it; the next request opens another.
  pool.on('error', (error) => logger.warn({ err: error }, 'rate limits: connection lost'));
  return new PostgresBuckets({
    query: (text, values) => pool.query(text, values === undefined ? undefined : [...values]),
    end: () => pool.end(),
  });
}
