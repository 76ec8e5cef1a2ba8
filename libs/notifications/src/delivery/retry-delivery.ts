import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { mayRetry } from '../endpoint/notification.permissions';
import { DELIVERY_MACHINE } from './delivery.states';
import { NotificationDelivery } from './notification-delivery.entity';

/**
 * Has a delivery tried again, with all its attempts (重新发送): after what kept it was repaired. The key stays, so a
 * receiver that had it takes it once. Answers NOT_FOUND, FORBIDDEN, INVALID_TRANSITION.
 */
export function retryDelivery(
  { actor, clock, database }: UseCase,
  { id }: { readonly id: string },
): Promise<Result<NotificationDelivery>> {
  return inTransaction(database, clock, async (uow) => {
    const delivery = await lockById(uow, NotificationDelivery, id);
    if (!delivery)
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'NotificationDelivery', id });
    const allowed = mayRetry(actor, delivery);
    if (!allowed.ok) return allowed;
    const { state: from, areaCode } = delivery;
    const next = DELIVERY_MACHINE.next(from, 'retry');
    if (!next.ok) return next;
    const change = { state: next.value, attempts: 0, nextAttemptAt: uow.now, updatedAt: uow.now };
    Object.assign(delivery, change);
    await uow.beyondSight((manager) => manager.update(NotificationDelivery, { id }, change));
    const type = 'NotificationDelivery';
    uow.changes.push({ type, id, action: 'retry', from, to: next.value, areaCode });
    return ok(delivery);
  });
}
