import type { RetentionRule } from '@gezhi/jobs';

const OFFICIAL = 'the account of an official, who answers for the step (staff, no resident)';

/** How long it is known where a worker was on a patrol (ours; guard rails 13 and 19 ask for a short time). */
export const CHECK_IN_DAYS = 30;
const SOURCE = 'guardrails.md 13 and 19; PIPL art. 19 and 28; the days are ours';

export const PATROL_RETENTION: readonly RetentionRule[] = [
  {
    key: 'check-ins',
    category: 'WORKER',
    table: 'check_in',
    tableKey: { id: 'uuid' },
    object: { type: 'CheckIn', id: 't.id::text' },
    ended: { at: 't.at' },
    days: CHECK_IN_DAYS,
    source: SOURCE,
    remove: 'WITHOUT_TRACE',
  },
  {
    key: 'patrol-visits',
    category: 'WORKER',
    table: 'patrol_visit',
    tableKey: { id: 'uuid' },
    object: { type: 'Patrol', id: 't.patrol_id::text' },
    ended: { on: 't.visited_on' },
    days: CHECK_IN_DAYS,
    source: SOURCE,
    remove: 'WITHOUT_TRACE',
  },
];

/** Columns of patrols that look like personal data and are none of residents, or go with their row. */
export const PATROLS_KEPT = {
  'patrol.worker_id': 'the account of a worker whose patrol it was: which day, never where',
  'patrol_transition.actor_subject': OFFICIAL,
  'patrol_point.longitude': 'a place of the city that is looked at',
  'patrol_point.latitude': 'a place of the city that is looked at',
} as const;
