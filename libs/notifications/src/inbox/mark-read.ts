import type { Result } from '@gezhi/kernel';
import { isId, ok } from '@gezhi/kernel';
import { inTransaction, sql } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { MOST_UNREAD, toldTo, unreadBy } from './my-notifications';

export interface MarkReadInput {
  /** Left out: all there are at this moment. */
  readonly ids?: readonly string[] | null;
}

/** What is still to be read. */
export interface ReadMarks {
  readonly marked: number;
  readonly unread: number;
}

/** Notifications one call marks when it names none. */
const MOST = 10_000;

/**
 * Marks notifications as read by the actor (标记已读), and by nobody else. Those it is not told, and those it has read,
 * are left out.
 */
export function markRead(
  { actor, clock, database }: UseCase,
  { ids }: MarkReadInput,
): Promise<Result<ReadMarks>> {
  return inTransaction(database, clock, async (uow) => {
    const named = ids ? [sql`AND t.id = ANY(${ids.filter(isId)}::uuid[])`] : [];
    const found = sql`FROM notification t WHERE ${toldTo(actor)} AND ${unreadBy(actor)}`;
    const mark = sql`WITH marked AS (
        INSERT INTO notification_read (notification_id, reader_subject, read_at)
        SELECT t.id, ${actor.subject}, ${uow.now} ${found} ${named[0] ?? sql``} LIMIT ${MOST}
        ON CONFLICT DO NOTHING RETURNING 1)
      SELECT count(*)::int AS count FROM marked`;
    const count = sql`SELECT count(*)::int AS count FROM (SELECT ${found} LIMIT ${MOST_UNREAD}) x`;
    const [marked] = await uow.manager.query<{ count: number }[]>(mark.text, mark.values);
    const [unread] = await uow.manager.query<{ count: number }[]>(count.text, count.values);
    return ok({ marked: marked?.count ?? 0, unread: unread?.count ?? 0 });
  });
}
