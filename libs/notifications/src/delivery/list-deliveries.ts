import type { Actor } from '@gezhi/identity';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { NotificationChannelCode } from '../channels/channel.codes';
import { NOTIFICATION_PERMISSIONS } from '../endpoint/notification.permissions';
import type { DeliveryState } from './delivery.states';
import { NotificationDelivery } from './notification-delivery.entity';

export interface DeliveryFilter {
  readonly states?: readonly DeliveryState[] | null;
  readonly channels?: readonly NotificationChannelCode[] | null;
  readonly kinds?: readonly string[] | null;
  readonly endpointId?: string | null;
}

/** Whether the actor may ask for deliveries at all; which it sees is for the rule of rows. */
export function mayListDeliveries(actor: Actor): Result<void> {
  return authorise(actor, NOTIFICATION_PERMISSIONS, 'notificationDelivery.list');
}

/** Deliveries, the newest first. */
export function deliveries({
  states,
  channels,
  kinds,
  endpointId,
}: DeliveryFilter): ListOf<NotificationDelivery> {
  return {
    entity: NotificationDelivery,
    on: sql`true`,
    where: [
      ...(states ? [sql`t.state = ANY(${[...states]})`] : []),
      ...(channels ? [sql`t.channel = ANY(${[...channels]})`] : []),
      ...(kinds ? [sql`t.kind = ANY(${[...kinds]})`] : []),
      ...(endpointId ? [sql`t.endpoint_id = ${endpointId}::uuid`] : []),
    ],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}
