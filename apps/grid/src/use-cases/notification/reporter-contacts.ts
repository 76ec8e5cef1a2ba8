import { isId } from '@gezhi/kernel';
import type { ReporterContacts } from '@gezhi/notifications';

/** A mobile number that somebody left for the very event, under the account that is told. */
const LEFT = `JOIN gov_event e ON e.id = n.event AND e.reporter_subject = n.subject
  JOIN event_contact c ON c.event_id = e.id AND c.phone LIKE '1%'`;

/** How those who reported can be texted: by the contact they left for that event, and by no other. */
export const REPORTER_CONTACTS: ReporterContacts = {
  async reachable(manager, notifications) {
    const told = notifications.filter(isOfEvent);
    if (told.length === 0) return new Set();
    const rows = await manager.query<{ id: string }[]>(
      `SELECT n.id FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS n(id, event, subject) ${LEFT}`,
      [
        told.map(({ id }) => id),
        told.map(({ aboutId }) => aboutId),
        told.map(({ recipientSubject }) => recipientSubject),
      ],
    );
    return new Set(rows.map(({ id }) => id));
  },
  async phoneOf(manager, notification) {
    if (!isOfEvent(notification)) return null;
    const [row] = await manager.query<{ phone: string }[]>(
      `SELECT c.phone FROM (SELECT $1::uuid AS event, $2::text AS subject) n ${LEFT}`,
      [notification.aboutId, notification.recipientSubject],
    );
    return row?.phone ?? null;
  },
};

function isOfEvent({ aboutType, aboutId }: { aboutType: string; aboutId: string }): boolean {
  return aboutType === 'GovEvent' && isId(aboutId);
}
