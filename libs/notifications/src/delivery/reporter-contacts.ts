import type { EntityManager } from 'typeorm';
import type { Notification } from '../notification.entity';

/** A notification to one account. */
export type ToAccount = Pick<
  Notification,
  'id' | 'recipientSubject' | 'aboutType' | 'aboutId' | 'areaCode'
>;

/**
 * What a department knows of how those who report can be reached: a contact they left for that matter. It is looked
 * up when a message is sent, and is neither kept nor logged here.
 */
export interface ReporterContacts {
  /** The notifications whose recipient left a contact for what they are about. Reads no contact. */
  reachable(
    manager: EntityManager,
    notifications: readonly ToAccount[],
  ): Promise<ReadonlySet<string>>;
  /** The telephone left for what the notification is about, by its recipient; null when there is none any more. */
  phoneOf(manager: EntityManager, notification: ToAccount): Promise<string | null>;
}
