import type { Actor } from '@gezhi/identity';
import { isId } from '@gezhi/kernel';
import type { Database, ListOf, Sql } from '@gezhi/persistence';
import { join, sql, withinAreas } from '@gezhi/persistence';
import { Notification } from '../notification.entity';

/** The longest list of unread notifications that is counted: this many means this many or more. */
export const MOST_UNREAD = 100;

/** What the actor is told: for its organisation, for its roles in its areas, or for itself. The newest first. */
export function myNotifications(
  actor: Actor,
  { unreadOnly = false }: { readonly unreadOnly?: boolean } = {},
): ListOf<Notification> {
  return {
    entity: Notification,
    on: sql`true`,
    where: [toldTo(actor), ...(unreadOnly ? [unreadBy(actor)] : [])],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}

/** How many the actor has not read, up to MOST_UNREAD; what is counted is what the rule of rows shows. */
export async function countUnread(
  { manager }: Pick<Database, 'manager'>,
  actor: Actor,
): Promise<number> {
  const { text, values } = sql`SELECT count(*)::int AS count FROM (
    SELECT FROM notification t WHERE ${toldTo(actor)} AND ${unreadBy(actor)} LIMIT ${MOST_UNREAD}) x`;
  const [row] = await manager.query<{ count: number }[]>(text, values);
  return row?.count ?? 0;
}

/** When the actor read each of some notifications; what it has not read is absent. */
export async function readTimes(
  { manager }: Pick<Database, 'manager'>,
  actor: Actor,
  ids: readonly string[],
): Promise<Map<string, Date>> {
  const rows = await manager.query<{ id: string; at: Date }[]>(
    `SELECT notification_id AS id, read_at AS at FROM notification_read
      WHERE reader_subject = $1 AND notification_id = ANY ($2)`,
    [actor.subject, ids],
  );
  return new Map(rows.map(({ id, at }) => [id, at]));
}

/** The rule of rows says the same; said here as well, the indexes of recipients are used. */
export function toldTo({ subject, organizationId, roles, areas }: Actor): Sql {
  const ways = [
    sql`t.recipient_subject = ${subject}`,
    ...(organizationId !== null && isId(organizationId)
      ? [sql`t.recipient_organization_id = ${organizationId}::uuid`]
      : []),
    ...(roles.length > 0 && areas.length > 0
      ? [
          sql`t.recipient_roles && ${[...roles]}::text[] AND ${withinAreas(areas, 'recipient_area_code')}`,
        ]
      : []),
  ];
  return sql`(${join(ways, ' OR ')})`;
}

export function unreadBy({ subject }: Actor): Sql {
  return sql`NOT EXISTS (SELECT FROM notification_read r
    WHERE r.notification_id = t.id AND r.reader_subject = ${subject})`;
}
