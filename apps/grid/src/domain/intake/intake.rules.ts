import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { EventSource } from '../event/event.codes';
import type { ExternalSystem } from './external-system.entity';

/** How old an observation may be when it comes in (our default): a week without a network. */
export const OLDEST_OBSERVATION_DAYS = 7;
const DAY = 86_400_000;
/** Code of a system: capital letters, digits and underscores. */
export const SYSTEM_CODE = /^[A-Z][A-Z0-9_]{1,39}$/;

/** The key another system knows a matter by. */
export interface ExternalKey {
  readonly system: string;
  readonly id: string;
}

/** The key of the matter elsewhere: both parts or neither. Answers EXTERNAL_ID_INCOMPLETE. */
export function externalKeyOf(input: {
  readonly externalSystem?: string | null;
  readonly externalId?: string | null;
}): Result<ExternalKey | null> {
  const { externalSystem: system = null, externalId: id = null } = input;
  if (system === null && id === null) return ok(null);
  if (system !== null && id !== null) return ok({ system, id });
  const field = system === null ? 'externalSystem' : 'externalId';
  return refuse('EXTERNAL_ID_INCOMPLETE', { path: ['input', field], field });
}

/**
 * Whether the account may bring in a matter of the source for the system. Systems that are not known, that rest or
 * that belong to another account answer alike. Answers EXTERNAL_SYSTEM_UNKNOWN or EXTERNAL_SOURCE.
 */
export function checkSystem(
  system: ExternalSystem | null,
  { code, subject, source }: { code: string; subject: string; source: EventSource },
): Result<void> {
  if (!system?.enabled || system.accountSubject !== subject)
    return refuse('EXTERNAL_SYSTEM_UNKNOWN', { path: ['input', 'externalSystem'], system: code });
  return checkSystemSource(system, source);
}

/** Whether matters of the system may have the source. Answers EXTERNAL_SOURCE. */
export function checkSystemSource(
  { code: system, sources: allowed }: Pick<ExternalSystem, 'code' | 'sources'>,
  source: EventSource,
): Result<void> {
  if (allowed.includes(source)) return ok();
  return refuse('EXTERNAL_SOURCE', { path: ['input', 'source'], source, system, allowed });
}

/** Whether the moment something was seen can be believed: not ahead, not older than a week. */
export function checkObservedAt(observedAt: Date | null, now: Date): Result<void> {
  if (observedAt === null) return ok();
  const age = now.getTime() - observedAt.getTime();
  return age >= 0 && age <= OLDEST_OBSERVATION_DAYS * DAY
    ? ok()
    : refuse('OBSERVED_AT_OUT_OF_RANGE', {
        path: ['input', 'observedAt'],
        days: OLDEST_OBSERVATION_DAYS,
      });
}
