import type { Result } from '@gezhi/kernel';
import { isId, newId, ok, refuse } from '@gezhi/kernel';
import { inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { newDelivery } from '../delivery/expand-notifications';
import { NotificationDelivery } from '../delivery/notification-delivery.entity';
import { NOTIFICATION_TEST } from '../notification';
import { Notification } from '../notification.entity';
import { NotificationEndpoint } from './notification-endpoint.entity';
import { mayKeep } from './notification.permissions';

export interface TestEndpointInput {
  readonly id: string;
  readonly clientMutationId?: string | null;
}

/**
 * Sends a test by the very way everything else goes, quiet hours aside; the delivery says what becomes of it. In the
 * app it stands for whoever asked. Answers NOT_FOUND, FORBIDDEN, ENDPOINT_IS_OFF.
 */
export function testEndpoint(
  { actor, clock, database }: UseCase,
  { id, clientMutationId = null }: TestEndpointInput,
): Promise<Result<NotificationDelivery>> {
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'NotificationEndpoint', id });
  if (!isId(id)) return Promise.resolve(unknown);
  return inTransaction(database, clock, async (uow) => {
    const endpoint = await uow.manager.findOneBy(NotificationEndpoint, { id });
    if (!endpoint) return unknown;
    const allowed = mayKeep(actor, endpoint);
    if (!allowed.ok) return allowed;
    if (!endpoint.enabled) return refuse('ENDPOINT_IS_OFF');
    const { areaCode, channel } = endpoint;
    const request = {
      subject: actor.subject,
      key: clientMutationId,
      operation: 'testNotificationEndpoint',
      body: { id },
    };
    const send = async () => {
      const notification: Notification = {
        id: newId(uow.now),
        kind: NOTIFICATION_TEST.code,
        recipientOrganizationId: null,
        recipientAreaCode: null,
        recipientRoles: [],
        recipientSubject: actor.subject,
        aboutType: 'NotificationEndpoint',
        aboutId: id,
        areaCode,
        values: {},
        onceKey: null,
        createdAt: uow.now,
        expandedAt: uow.now,
      };
      const way = { channel, endpointId: id, nextAttemptAt: uow.now };
      const delivery = newDelivery(uow, notification, way);
      await uow.beyondSight(async (manager) => {
        await manager.insert(Notification, notification);
        await manager.insert(NotificationDelivery, delivery);
      });
      uow.changes.push({ type: 'NotificationEndpoint', id, action: 'test', areaCode });
      return ok(delivery);
    };
    return once(uow, request, send, (made) =>
      uow.manager.findOneBy(NotificationDelivery, { id: made }),
    );
  });
}
