import { deliveryFields, notificationFields } from '@gezhi/notifications';
import { GRID_NOTIFICATIONS } from '../../domain/notifications';

/** What people read of what the grid tells them. */
export const GridNotifications = notificationFields({ kinds: GRID_NOTIFICATIONS });
/** What those who look after it see and do. */
export const GridNotificationDeliveries = deliveryFields({ kinds: GRID_NOTIFICATIONS });
