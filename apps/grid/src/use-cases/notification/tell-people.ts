import type { JobDefinition } from '@gezhi/jobs';
import type { NotificationChannel } from '@gezhi/notifications';
import { notificationDelivery } from '@gezhi/notifications';
import { GRID_NOTIFICATIONS } from '../../domain/notifications';
import { REPORTER_CONTACTS } from './reporter-contacts';

/** The job that tells people what the grid has to tell them. Without channels they are told in the app alone. */
export function tellPeople(channels: readonly NotificationChannel[]): JobDefinition {
  return notificationDelivery({
    channels,
    kinds: GRID_NOTIFICATIONS,
    reporters: REPORTER_CONTACTS,
  });
}
