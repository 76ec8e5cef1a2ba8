import type { EntityManager } from 'typeorm';
import type { Sql } from '@gezhi/persistence';
import { join, sql } from '@gezhi/persistence';
import type { AuditKind } from '../record/audit-entry';
import type { KeptRecord, RecordRow } from './kept-record';
import { keptRecord, RECORD_COLUMNS } from './kept-record';

/** What an auditor looks for; every condition given must hold. */
export interface RecordFilter {
  readonly kind?: AuditKind | null;
  /** As it is recorded, e.g. `Mutation.acceptEvent`. */
  readonly operation?: string | null;
  /** Who acted. */
  readonly subject?: string | null;
  /** One of the objects. */
  readonly objectId?: string | null;
  readonly from?: Date | null;
  /** Not included. */
  readonly until?: Date | null;
  readonly outcome?: 'DONE' | 'REFUSED';
  /** Leaves out what this one did. */
  readonly exceptSubject?: string;
}

/** A count of this size means "this many or more". */
const COUNT_LIMIT = 10_000;

/** The newest records first, from before a number on; row rules decide who sees any. */
export async function findRecords(
  manager: Pick<EntityManager, 'query'>,
  filter: RecordFilter,
  { first, before }: { readonly first: number; readonly before: number | null },
): Promise<KeptRecord[]> {
  const conditions =
    before === null ? conditionsOf(filter) : [...conditionsOf(filter), sql`seq < ${before}`];
  const query = sql`WHERE ${join(conditions, ' AND ')} ORDER BY seq DESC LIMIT ${first}`;
  const rows = await manager.query<RecordRow[]>(
    `SELECT ${RECORD_COLUMNS} FROM audit_record ${query.text}`,
    query.values,
  );
  return rows.map(keptRecord);
}

/** How many there are, at most 10 000. */
export async function countRecords(
  manager: Pick<EntityManager, 'query'>,
  filter: RecordFilter,
): Promise<number> {
  const query = sql`SELECT count(*)::integer AS count FROM (
    SELECT FROM audit_record WHERE ${join(conditionsOf(filter), ' AND ')} LIMIT ${COUNT_LIMIT}) AS counted`;
  const [row] = await manager.query<{ count: number }[]>(query.text, query.values);
  return row?.count ?? 0;
}

function conditionsOf(filter: RecordFilter): Sql[] {
  const { kind, operation, subject, objectId, from, until, outcome, exceptSubject } = filter;
  const conditions = [sql`true`];
  if (kind) conditions.push(sql`kind = ${kind}`);
  if (operation) conditions.push(sql`operation = ${operation}`);
  if (subject) conditions.push(sql`subject = ${subject}`);
  if (objectId) conditions.push(sql`object_ids @> ${JSON.stringify([objectId])}::jsonb`);
  if (from) conditions.push(sql`recorded_at >= ${from}`);
  if (until) conditions.push(sql`recorded_at < ${until}`);
  if (outcome) conditions.push(sql`(kind = 'DENIAL') = ${outcome === 'REFUSED'}`);
  if (exceptSubject) conditions.push(sql`subject <> ${exceptSubject}`);
  return conditions;
}
