import type { Client } from 'pg';

/** The demonstration tells of one year; its copies are spread over this many. */
const YEARS = 3;
/** Whole weeks, so that a working day stays one. */
const YEAR_DAYS = 364;

/** The event itself, and what hangs on it and is of its size. */
const TABLES = [
  'gov_event',
  'gov_event_transition',
  'event_contact',
  'event_contact_hash',
  'event_escalation',
  'event_extension',
  'event_reporter',
  'event_watch',
  'dispatch_decision',
];

interface Column {
  readonly name: string;
  readonly type: string;
  /** The table's own id, or an event's. */
  readonly isKey: boolean;
}

/**
 * Fills the grid's database, which holds the demonstration, up to so many events with their histories: for a million,
 * each event that is over 27 times more over three years, each open one nine times more. Needs a superuser: triggers and foreign
 * keys are passed by, indexes are made at the end. A column that a migration adds is copied like the others.
 */
export async function copyEvents(
  client: Client,
  events: number,
  onProgress: (step: string) => void,
): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM gov_event',
  );
  const copiesAYear = Math.max(1, Math.round((events / (rows[0]?.count ?? 1) - 1) / YEARS));
  await client.query(`SET session_replication_role = replica; SET maintenance_work_mem = '512MB'`);
  await client.query(eligible(copiesAYear));
  await client.query('ANALYZE eligible');
  const indexes = await dropIndexes(client);
  for (const table of TABLES) {
    onProgress(`copying ${table}`);
    await client.query(copyOf(table, await columnsOf(client, table), copiesAYear));
  }
  for (const [place, definition] of indexes.entries()) {
    onProgress(`index ${place + 1} of ${indexes.length}`);
    await client.query(definition);
  }
  onProgress('keys of writes that were told before');
  await client.query(KEYS);
  onProgress('vacuum and statistics');
  await client.query('SET session_replication_role = origin');
  await client.query('VACUUM ANALYZE');
}

/** How often an event may be copied: one that is open, or tied to one that is, only within the last year. */
function eligible(copiesAYear: number): string {
  return `CREATE TEMP TABLE eligible AS
    SELECT id, CASE WHEN EXISTS (SELECT FROM gov_event o
        WHERE o.id IN (e.id, e.merged_into_id, e.parent_id, e.repeat_of_id)
          AND o.state NOT IN ('CLOSED', 'REDIRECTED', 'REFUSED', 'CANCELLED', 'MERGED'))
      THEN ${copiesAYear} ELSE ${YEARS * copiesAYear} END AS copies
    FROM gov_event e`;
}

const KEYS = `
  INSERT INTO idempotency_key (subject, key, operation, body_hash, object_id, created_at)
  SELECT 'demo:' || n % 900, 'million-' || n, 'reportEvent', md5(n::text), NULL,
    now() - n * interval '1 minute' FROM generate_series(1, 300000) AS n`;

function copyOf(table: string, columns: readonly Column[], copiesAYear: number): string {
  const value = ({ name, type, isKey }: Column): string => {
    const column = `t."${name}"`;
    if (isKey) return copied(column);
    if (type === 'timestamptz') return `${column} - c.back`;
    if (type === 'date') return `${column} - c.days`;
    if (table === 'gov_event' && name === 'number')
      return `to_char((t.reported_at - c.back) AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDD') || '-'
        || upper(right(${copied('t.id')}::text, 8))`;
    if (name === 'external_id') return `${column} || '-' || c.copy`;
    return column;
  };
  const names = columns.map(({ name }) => `"${name}"`).join(', ');
  const event = table === 'gov_event' ? 'id' : 'event_id';
  return `INSERT INTO "${table}" (${names}) SELECT ${columns.map(value).join(', ')}
    FROM (SELECT copy, days, days * interval '1 day' + copy * interval '1 minute' AS back,
        days * 86400000::bigint + copy * 60000 AS milliseconds
      FROM generate_series(1, ${YEARS * copiesAYear}) AS copy,
        LATERAL (SELECT (copy - 1) / ${copiesAYear} * ${YEAR_DAYS} AS days) AS d OFFSET 0) AS c
    JOIN eligible e ON e.copies >= c.copy JOIN "${table}" t ON t."${event}" = e.id`;
}

/** An id of the copy that sorts by its time, as UUIDv7 does: the same for the event and for what names it. */
function copied(column: string): string {
  const hash = `md5(${column}::text || c.copy)`;
  const moment = `('x' || left(translate(${column}::text, '-', ''), 12))::bit(48)::bigint - c.milliseconds`;
  return `(lpad(to_hex(${moment}), 12, '0') || '7' || substr(${hash}, 1, 3) || '8' || substr(${hash}, 4, 15))::uuid`;
}

async function columnsOf(client: Client, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `SELECT a.attname AS name, t.typname AS type,
      (a.attname = 'id' OR EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'f'
        AND k.confrelid = 'gov_event'::regclass AND a.attnum = ANY (k.conkey))) AS "isKey"
     FROM pg_attribute a JOIN pg_type t ON t.oid = a.atttypid
     WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
     ORDER BY a.attnum`,
    [table],
  );
  return rows;
}

/** Drops what no constraint stands on; answers how to make it again. */
async function dropIndexes(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT i.indexrelid::regclass::text AS name, pg_get_indexdef(i.indexrelid) AS definition FROM pg_index i
     WHERE i.indrelid = ANY ($1::regclass[])
       AND NOT EXISTS (SELECT FROM pg_constraint k WHERE k.conindid = i.indexrelid)`,
    [TABLES],
  );
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`);
  return rows.map(({ definition }) => definition);
}
