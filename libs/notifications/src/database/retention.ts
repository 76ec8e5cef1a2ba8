import type { EndOfMatter, RemoveRule } from '@gezhi/jobs';
import { CONTACT_DAYS, CONTACT_SOURCE } from '@gezhi/jobs';

const TABLE = {
  table: 'notification',
  tableKey: { id: 'uuid' },
  object: { type: 'Notification', id: 't.id::text' },
  remove: 'WITHOUT_TRACE',
} as const;

/**
 * Notifications go with their deliveries and marks. What was told to an account leads to a person and goes as long
 * after the end of the matter as its contact does; the rest after a year.
 *
 * @param ended When the matter a notification `t` is about ended, as SQL; null while it is open.
 */
export function notificationRules(ended: string): RemoveRule[] {
  const ofAccount: EndOfMatter = { at: ended };
  return [
    {
      ...TABLE,
      key: 'notification-to-account',
      category: 'CONTACT',
      ended: ofAccount,
      where: 't.recipient_subject IS NOT NULL',
      days: CONTACT_DAYS,
      source: CONTACT_SOURCE,
    },
    {
      ...TABLE,
      key: 'notification',
      category: 'TECHNICAL',
      ended: { at: 't.created_at' },
      where: 't.recipient_subject IS NULL',
      days: 365,
      source: 'PIPL art. 19: the shortest time; a year shows that an office was told of a matter',
    },
  ];
}

/** What the tables of notifications hold that looks like a person's, and why it stays. */
export const NOTIFICATIONS_KEPT: Readonly<Record<string, string>> = {
  'notification_read.reader_subject': 'the account that has read it; goes with the notification',
  'notification_endpoint.address': 'the work address of an office; no person’s',
};
