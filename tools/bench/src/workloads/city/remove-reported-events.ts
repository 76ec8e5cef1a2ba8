import { Client } from 'pg';
import type { CityDatabases } from './city-databases';
import { REPORTED_KEY, REPORTED_TITLE } from './city-operations';

const HANGS_ON_EVENTS = `
  SELECT c.conrelid::regclass::text AS child, quote_ident(a.attname) AS key FROM pg_constraint c
  JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
  WHERE c.contype = 'f' AND c.confrelid = 'gov_event'::regclass AND c.conrelid <> c.confrelid`;

/** Leaves the grid's database as the demonstration made it, so that every turn meets the same. */
export async function removeReportedEvents({ urls }: CityDatabases): Promise<void> {
  const client = new Client({ connectionString: urls['grid'] });
  await client.connect();
  try {
    const { rows } = await client.query<{ child: string; key: string }>(HANGS_ON_EVENTS);
    for (const { child, key } of rows) {
      const hanging = `DELETE FROM ${child} t USING gov_event e WHERE e.id = t.${key} AND e.title = $1`;
      await client.query(hanging, [REPORTED_TITLE]);
    }
    await client.query('DELETE FROM gov_event WHERE title = $1', [REPORTED_TITLE]);
    await client.query('DELETE FROM idempotency_key WHERE starts_with(key, $1)', [REPORTED_KEY]);
    for (const table of ['gov_event', 'gov_event_transition', 'idempotency_key']) {
      await client.query(`VACUUM ANALYZE ${table}`);
    }
  } finally {
    await client.end();
  }
}
