import type { KeyObject } from 'node:crypto';
import type { Clock } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { EntityManager } from 'typeorm';
import type { SignedHead } from './head';
import { signatureOf } from './keys';

/**
 * Signs where the trail stands now and keeps the head beside it. Once a day is enough; a second time on one day adds
 * a head only when records were added. Give the answer to somebody who cannot write this database: only a head kept
 * elsewhere proves anything against whoever can.
 */
export async function signHead(
  manager: Pick<EntityManager, 'query'>,
  key: KeyObject,
  clock: Clock,
): Promise<SignedHead> {
  const now = clock.now();
  const date = localDateOf(now);
  const [tail] = await manager.query<Tail[]>(TAIL);
  if (!tail) throw new Error('The audit trail has no tail: its migration has not run.');
  const known = await headAt(manager, date, tail.seq);
  if (known) return known;
  const { chain, seq, hash, signed } = tail;
  const head = signatureOf(
    {
      chain,
      date,
      seq: Number(seq),
      hash,
      count: Number(seq) - Number(signed),
      signedAt: now.toISOString(),
    },
    key,
  );
  await manager.query('SELECT audit_keep_head($1::jsonb)', [JSON.stringify(head)]);
  // Two who sign at the same moment both answer the one that was kept.
  return (await headAt(manager, date, seq)) ?? head;
}

/** All heads in their order, as they were signed. */
export async function readHeads(manager: Pick<EntityManager, 'query'>): Promise<SignedHead[]> {
  const rows = await manager.query<HeadRow[]>(`${HEADS} ORDER BY seq, date`);
  return rows.map(headOf);
}

async function headAt(
  manager: Pick<EntityManager, 'query'>,
  date: string,
  seq: string,
): Promise<SignedHead | null> {
  const [row] = await manager.query<HeadRow[]>(`${HEADS} WHERE date = $1 AND seq = $2`, [
    date,
    seq,
  ]);
  return row ? headOf(row) : null;
}

function headOf(row: HeadRow): SignedHead {
  return { ...row, seq: Number(row.seq), count: Number(row.count) };
}

interface Tail {
  readonly chain: string;
  readonly seq: string;
  readonly hash: string;
  /** Where the head before ends. */
  readonly signed: string;
}

type HeadRow = Omit<SignedHead, 'seq' | 'count'> & { readonly seq: string; readonly count: string };

const TAIL = `SELECT chain, seq, encode(hash, 'hex') AS hash, (SELECT coalesce(max(seq), 0) FROM audit_head) AS signed
  FROM audit_tail`;

const HEADS = `SELECT chain, date::text, seq, encode(hash, 'hex') AS hash, count,
    to_char(signed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "signedAt",
    key_id AS "keyId", translate(encode(signature, 'base64'), E'\\n', '') AS signature
  FROM audit_head`;
