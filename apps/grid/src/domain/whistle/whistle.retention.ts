const OFFICIAL = 'the account of an official, who answers for the step (staff, no resident)';

/** Columns of whistles that look like personal data and are none of residents. */
export const WHISTLES_KEPT = {
  'whistle.drafter_subject': OFFICIAL,
  'whistle_transition.actor_subject': OFFICIAL,
  'whistle_response_transition.actor_subject': OFFICIAL,
  'whistle_bulletin_transition.actor_subject': OFFICIAL,
} as const;
