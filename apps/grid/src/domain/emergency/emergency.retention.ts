/** Columns of emergencies that look like personal data and are none of residents. */
export const EMERGENCIES_KEPT = {
  'emergency_incident_transition.actor_subject':
    'the account of an official, who answers for the step (staff, no resident)',
} as const;
