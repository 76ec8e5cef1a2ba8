const PLACE = 'the place of a device in public, which is nobody’s';

/** Columns of devices that look like personal data and are none of residents. */
export const DEVICES_KEPT = {
  'device.longitude': PLACE,
  'device.latitude': PLACE,
  'device_transition.actor_subject':
    'the account of an official, who answers for the step (staff, no resident)',
} as const;
