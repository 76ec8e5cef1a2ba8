/** Columns of area alerts that look like personal data and are none of residents. */
export const AREA_ALERTS_KEPT = {
  'area_alert_transition.actor_subject':
    'the account of an official, who answers for the step (staff, no resident)',
} as const;
