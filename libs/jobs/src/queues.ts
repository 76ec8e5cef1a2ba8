import type { Queue } from 'pg-boss';
import { HEARTBEAT } from './boss';
import type { JobDefinition } from './job';

/** Where runs that failed every attempt wait for a person. */
export const PARKED = 'parked';

const DAY = 86_400;
const LONGEST_PAUSE = 900;

/** The queue of parked runs: nothing takes from it; kept for a year. */
export const PARKED_QUEUE: Omit<Queue, 'name'> = { retentionSeconds: 365 * DAY };

/** The queue of a job. A scheduled one holds at most one run that is not over, so that runs never overlap. */
export function queueOf({ schedule, limits = {} }: JobDefinition): Omit<Queue, 'name'> {
  const { retries = 6, retryDelay = 2, longestRun = 3_600 } = limits;
  return {
    policy: schedule === undefined ? 'standard' : 'exclusive',
    retryLimit: retries,
    retryDelay,
    retryBackoff: true,
    retryDelayMax: LONGEST_PAUSE,
    expireInSeconds: longestRun,
    heartbeatSeconds: HEARTBEAT,
    retentionSeconds: 14 * DAY,
    deleteAfterSeconds: 30 * DAY,
    deadLetter: PARKED,
    notify: true,
  };
}
