import type { Result } from '@gezhi/kernel';
import { newId, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { findByKeys, inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { NotificationEndpoint } from '../endpoint/notification-endpoint.entity';
import { Notification } from '../notification.entity';
import { MOST_ATTEMPTS } from './back-off';
import { NotificationDelivery } from './notification-delivery.entity';

/** A delivery that this worker alone may send, with what it is made of. */
export interface Claim {
  readonly delivery: NotificationDelivery;
  readonly notification: Notification;
  readonly endpoint: NotificationEndpoint | null;
}

export interface ClaimOptions {
  /** Seconds a claim holds, by the clock of the database. */
  readonly lease: number;
  /** Offices whose receiver failed a moment ago. */
  readonly resting: readonly string[];
}

/** Deliveries sent at once, and of them to one office: a dead receiver must not hold up the others. */
const AT_ONCE = 40;
const TO_ONE_OFFICE = 5;

/**
 * The row lock makes one worker the one that claims; the lease, committed before anything is sent, keeps the others
 * away while it sends, and lets them take over when it is killed. The attempt is counted before it is made, so that
 * a message whose sending kills the process is given up like any other.
 */
const CLAIM = `
  WITH due AS MATERIALIZED (
    SELECT d.id FROM notification_endpoint e CROSS JOIN LATERAL (
      SELECT d.id FROM notification_delivery d WHERE d.endpoint_id = e.id AND ${isDue()}
      ORDER BY d.next_attempt_at, d.id LIMIT ${TO_ONE_OFFICE}
    ) d WHERE e.id <> ALL ($2::uuid[])
    UNION ALL (
      SELECT d.id FROM notification_delivery d WHERE d.endpoint_id IS NULL AND ${isDue()}
      ORDER BY d.next_attempt_at, d.id LIMIT ${AT_ONCE})
  ), taken AS (
    SELECT d.id FROM notification_delivery d JOIN due USING (id) WHERE ${isDue()}
    ORDER BY d.next_attempt_at, d.id LIMIT ${AT_ONCE} FOR UPDATE OF d SKIP LOCKED
  )
  UPDATE notification_delivery d SET lease_id = $3, leased_until = clock_timestamp() + make_interval(secs => $4),
    attempts = d.attempts + 1, updated_at = $1
  FROM taken WHERE d.id = taken.id RETURNING d.id`;

/** What ended without a result once too often: each attempt was counted, none could say how it ended. */
const PARK_INTERRUPTED = `
  UPDATE notification_delivery SET state = 'PARKED', error = 'INTERRUPTED', next_attempt_at = NULL, lease_id = NULL,
    leased_until = NULL, updated_at = $1
  WHERE next_attempt_at <= $1 AND attempts >= ${MOST_ATTEMPTS} AND leased_until < clock_timestamp()`;

/** Takes what is due, as much as can be sent at once. */
export async function claimDeliveries(
  { clock, database }: Pick<UseCase, 'clock' | 'database'>,
  { lease, resting }: ClaimOptions,
): Promise<Claim[]> {
  const claimed: Result<Claim[]> = await inTransaction(database, clock, async (uow) => {
    await uow.manager.query(PARK_INTERRUPTED, [uow.now]);
    const [rows] = await uow.manager.query<[{ id: string }[], number]>(CLAIM, [
      uow.now,
      resting,
      newId(),
      lease,
    ]);
    return ok(
      await withContent(
        uow,
        rows.map(({ id }) => id),
      ),
    );
  });
  if (!claimed.ok) throw new Error(`Deliveries were refused: ${claimed.refusal.code}`);
  return claimed.value;
}

async function withContent(uow: UnitOfWork, ids: readonly string[]): Promise<Claim[]> {
  const { manager } = uow;
  const deliveries = [...(await findByKeys(manager, NotificationDelivery, 'id', ids)).values()];
  const keys = (property: 'notificationId' | 'endpointId') =>
    [...new Set(deliveries.map((each) => each[property]))].filter((key) => key !== null);
  const notifications = await findByKeys(manager, Notification, 'id', keys('notificationId'));
  const endpoints = await findByKeys(manager, NotificationEndpoint, 'id', keys('endpointId'));
  return deliveries.map((delivery) => ({
    delivery,
    // A delivery goes with its notification.
    notification: notifications.get(delivery.notificationId) as Notification,
    endpoint: (delivery.endpointId && endpoints.get(delivery.endpointId)) || null,
  }));
}

function isDue(): string {
  return 'd.next_attempt_at <= $1 AND (d.leased_until IS NULL OR d.leased_until < clock_timestamp())';
}
