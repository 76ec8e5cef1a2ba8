const OFFICIAL = 'the account of an official, who answers for the step (staff, no resident)';

/** Columns of risks that look like personal data and are none of residents. */
export const RISKS_KEPT = {
  'risk.finder_subject': OFFICIAL,
  'risk_transition.actor_subject': OFFICIAL,
} as const;
