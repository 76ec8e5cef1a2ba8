import type { Actor } from '@gezhi/identity';
import { authorise, definePermissions } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import type { NotificationEndpoint } from './notification-endpoint.entity';

const CENTRES = ['SUBDISTRICT_COMMAND', 'DISTRICT_COMMAND'] as const;
const OF_PLACE = { roles: ['ADMINISTRATOR', ...CENTRES], area: 'COVERED' } as const;

/** Who looks after how people are told, alike in every department. */
export const NOTIFICATION_PERMISSIONS = definePermissions({
  'notificationEndpoint.keep': OF_PLACE,
  // An organisation works in no one area: a centre must not have another's messages sent to itself.
  'notificationEndpoint.keepForOrganization': { roles: ['ADMINISTRATOR'] },
  'notificationDelivery.list': { roles: [...OF_PLACE.roles, 'AUDITOR'] },
  'notificationDelivery.retry': OF_PLACE,
  'notificationDelivery.retryAnywhere': { roles: ['ADMINISTRATOR'] },
});

/** Whether the actor may say where an office is told, and see it in full. */
export function mayKeep(
  actor: Actor,
  { areaCode }: Pick<NotificationEndpoint, 'areaCode'>,
): Result<void> {
  return areaCode === null
    ? authorise(actor, NOTIFICATION_PERMISSIONS, 'notificationEndpoint.keepForOrganization')
    : authorise(actor, NOTIFICATION_PERMISSIONS, 'notificationEndpoint.keep', { areaCode });
}

/** Whether the actor may have a delivery tried again. */
export function mayRetry(actor: Actor, { areaCode }: { areaCode: string | null }): Result<void> {
  return areaCode === null
    ? authorise(actor, NOTIFICATION_PERMISSIONS, 'notificationDelivery.retryAnywhere')
    : authorise(actor, NOTIFICATION_PERMISSIONS, 'notificationDelivery.retry', { areaCode });
}
