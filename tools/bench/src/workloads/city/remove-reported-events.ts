import { Client } from 'pg';
import type { CityDatabases } from './city-databases';
import { REPORTED_KEY, REPORTED_TITLE } from './city-operations';

/** Leaves the grid's database as the demonstration made it, so that every turn meets the same. */
export async function removeReportedEvents({ urls }: CityDatabases): Promise<void> {
  const client = new Client({ connectionString: urls['grid'] });
  await client.connect();
  try {
    await client.query(
      `DELETE FROM gov_event_transition t USING gov_event e WHERE e.id = t.event_id AND e.title = $1`,
      [REPORTED_TITLE],
    );
    await client.query('DELETE FROM gov_event WHERE title = $1', [REPORTED_TITLE]);
    await client.query('DELETE FROM idempotency_key WHERE starts_with(key, $1)', [REPORTED_KEY]);
    for (const table of ['gov_event', 'gov_event_transition', 'idempotency_key']) {
      await client.query(`VACUUM ANALYZE ${table}`);
    }
  } finally {
    await client.end();
  }
}
