import { newId, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { EndpointChannel } from '../channels/channel.codes';
import { NIGHT, notQuietAt } from '../endpoint/quiet-hours';
import { Notification } from '../notification.entity';
import { NotificationDelivery } from './notification-delivery.entity';
import type { ReporterContacts } from './reporter-contacts';

/** Notifications one transaction takes. */
const AT_ONCE = 200;
/** Hours after which nobody is called, written to or texted about it: it stands in the app, and is history. */
const STALE = 72;

/**
 * Finds out by what ways each new notification is delivered, a batch at a time; answers how many it took. In the app
 * it is delivered by standing there. Several workers take different ones.
 */
export async function expandNotifications(
  { clock, database }: Pick<UseCase, 'clock' | 'database'>,
  reporters: ReporterContacts | null,
): Promise<number> {
  const taken = await inTransaction(database, clock, async (uow) => {
    const found = await uow.manager
      .createQueryBuilder(Notification, 'notification')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where('notification.expanded_at IS NULL')
      .orderBy('notification.id')
      .limit(AT_ONCE)
      .getMany();
    if (found.length === 0) return ok(0);
    const fresh = found.filter(({ createdAt }) => hoursSince(createdAt, uow.now) < STALE);
    const deliveries = [
      ...found.map((each) => inApp(uow, each)),
      ...(await toOffices(uow, fresh)),
      ...(await toReporters(uow, fresh, reporters)),
    ];
    await uow.manager
      .createQueryBuilder()
      .insert()
      .into(NotificationDelivery)
      .values(deliveries)
      .orIgnore()
      .execute();
    await uow.manager.query('UPDATE notification SET expanded_at = $2 WHERE id = ANY ($1)', [
      found.map(({ id }) => id),
      uow.now,
    ]);
    return ok(found.length);
  });
  if (!taken.ok) throw new Error(`Notifications were refused: ${taken.refusal.code}`);
  return taken.value;
}

/** A delivery that nothing was tried of yet. */
export function newDelivery(
  uow: Pick<UnitOfWork, 'now'>,
  { id, kind, recipientAreaCode, areaCode }: Notification,
  way: Pick<NotificationDelivery, 'channel' | 'endpointId' | 'nextAttemptAt'>,
): NotificationDelivery {
  return {
    ...way,
    id: newId(uow.now),
    notificationId: id,
    kind,
    areaCode: recipientAreaCode ?? areaCode,
    state: 'PENDING',
    attempts: 0,
    error: null,
    providerId: null,
    leaseId: null,
    leasedUntil: null,
    createdAt: uow.now,
    updatedAt: uow.now,
    sentAt: null,
  };
}

function inApp(uow: UnitOfWork, notification: Notification): NotificationDelivery {
  const way = { channel: 'IN_APP', endpointId: null, nextAttemptAt: null } as const;
  return { ...newDelivery(uow, notification, way), state: 'SENT', sentAt: notification.createdAt };
}

interface Match {
  readonly notification: string;
  readonly endpoint: string;
  readonly channel: EndpointChannel;
  readonly quietFrom: string | null;
  readonly quietUntil: string | null;
}

/** An endpoint for roles in an area is told what concerns a place inside it, as its holders are in the app. */
const MATCHES = `
  SELECT n.id AS notification, e.id AS endpoint, e.channel, e.quiet_from AS "quietFrom", e.quiet_until AS "quietUntil"
  FROM notification n JOIN notification_endpoint e ON e.enabled AND (e.kinds = '{}' OR n.kind = ANY (e.kinds))
    AND (e.organization_id = n.recipient_organization_id
      OR e.roles && n.recipient_roles AND starts_with(n.recipient_area_code, e.area_code))
  WHERE n.id = ANY ($1)`;

async function toOffices(
  uow: UnitOfWork,
  notifications: readonly Notification[],
): Promise<NotificationDelivery[]> {
  const byId = new Map(notifications.map((each) => [each.id, each]));
  const matches = await uow.manager.query<Match[]>(MATCHES, [[...byId.keys()]]);
  return matches.map(({ notification, endpoint, channel, ...quiet }) =>
    newDelivery(uow, byId.get(notification) as Notification, {
      channel,
      endpointId: endpoint,
      nextAttemptAt: notQuietAt(uow.now, quiet),
    }),
  );
}

async function toReporters(
  uow: UnitOfWork,
  notifications: readonly Notification[],
  reporters: ReporterContacts | null,
): Promise<NotificationDelivery[]> {
  const personal = notifications.filter(({ recipientSubject }) => recipientSubject !== null);
  if (reporters === null || personal.length === 0) return [];
  const reachable = await reporters.reachable(uow.manager, personal);
  const nextAttemptAt = notQuietAt(uow.now, NIGHT);
  return personal
    .filter(({ id }) => reachable.has(id))
    .map((each) => newDelivery(uow, each, { channel: 'SMS', endpointId: null, nextAttemptAt }));
}

function hoursSince(moment: Date, now: Date): number {
  return (now.getTime() - moment.getTime()) / 3_600_000;
}
