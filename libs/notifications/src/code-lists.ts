import type { CodeList } from '@gezhi/kernel';
import {
  DELIVERY_ERRORS,
  ENDPOINT_CHANNELS,
  NOTIFICATION_CHANNELS,
} from './channels/channel.codes';
import { DELIVERY_STATES } from './delivery/delivery.states';
import { NOTIFICATION_LANGUAGES, OFFICE_ROLES } from './endpoint/endpoint.codes';

/** The code lists of notifications, for the catalogue of every department that tells people. */
export const NOTIFICATION_CODE_LISTS: readonly CodeList[] = [
  NOTIFICATION_CHANNELS,
  ENDPOINT_CHANNELS,
  DELIVERY_STATES,
  DELIVERY_ERRORS,
  OFFICE_ROLES,
  NOTIFICATION_LANGUAGES,
];
