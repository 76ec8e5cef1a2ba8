const OFFICIAL = 'the account of an official, who answers for the step (staff, no resident)';

/** Columns of health checks that look like personal data and are none of residents. */
export const HEALTH_CHECKS_KEPT = {
  'health_check.inspector_subject': OFFICIAL,
  'health_check_transition.actor_subject': OFFICIAL,
} as const;
