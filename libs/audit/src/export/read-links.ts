import type { EntityManager } from 'typeorm';
import type { Link } from '../chain/link';

const BATCH = 5_000;

type Rows = (Omit<Link, 'seq' | 'recordedAt'> & { seq: string; recordedAt: string })[];

/** The name of the chain of a database, and where it says that it ends. */
export async function endOf(
  manager: Pick<EntityManager, 'query'>,
): Promise<{ chain: string; end: { seq: number } }> {
  const [tail] = await manager.query<{ chain: string; seq: string }[]>(
    'SELECT chain, seq FROM audit_tail',
  );
  if (!tail) throw new Error('The audit trail has no tail: its migration has not run.');
  return { chain: tail.chain, end: { seq: Number(tail.seq) } };
}

/**
 * Every record of a database in order, a few thousand at a time: the next are fetched while these are worked on.
 * Sees what was recorded before it began and perhaps some of what came since.
 */
export async function* readLinks(manager: Pick<EntityManager, 'query'>): AsyncGenerator<Link> {
  let after = 0;
  let coming = batch(manager, after);
  for (;;) {
    const rows = await coming;
    const last = rows.at(-1);
    if (!last) return;
    after = Number(last.seq);
    coming = batch(manager, after);
    // A reader that stops early must not leave a rejection that nobody awaits.
    coming.catch(() => undefined);
    for (const row of rows)
      yield { ...row, seq: Number(row.seq), recordedAt: Number(row.recordedAt) };
  }
}

function batch(manager: Pick<EntityManager, 'query'>, after: number): Promise<Rows> {
  return manager.query<Rows>(
    `SELECT seq, (extract(epoch FROM recorded_at) * 1000)::bigint AS "recordedAt", record,
       encode(previous, 'hex') AS previous, encode(hash, 'hex') AS hash,
       (kind, operation, subject, object_ids) IS DISTINCT FROM (said ->> 'kind', said ->> 'operation',
         said #>> '{actor,subject}', jsonb_path_query_array(said, '$.objects[*].id')) AS misfiled
     FROM audit_record, LATERAL (SELECT CASE WHEN record IS JSON THEN record::jsonb END AS said) AS text
     WHERE seq > $1 ORDER BY seq LIMIT ${BATCH}`,
    [after],
  );
}
