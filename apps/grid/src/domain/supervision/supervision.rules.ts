import type { Actor } from '@gezhi/identity';
import { hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { daysBetween, localDateOf, ok, parseLocalDate, refuse } from '@gezhi/kernel';
import type { EventSupervision } from './event-supervision.entity';

/** A report is awaited within so many days (our default). */
export const LONGEST_SUPERVISION_DAYS = 90;

/** The level at which an actor supervises: that of the district where it belongs to its centre. */
export function supervisingLevel(actor: Actor): EventSupervision['level'] {
  return hasRole(actor, 'DISTRICT_COMMAND') ? 'DISTRICT_CENTRE' : 'SUBDISTRICT_CENTRE';
}

/** What the district supervises, a subdistrict does not end. */
export function checkLevel(actor: Actor, { level }: Pick<EventSupervision, 'level'>): Result<void> {
  return level === 'DISTRICT_CENTRE' && supervisingLevel(actor) !== level
    ? refuse('SUPERVISED_ABOVE')
    : ok();
}

/** From today on. */
export function checkExpectedOn(expectedOn: string, now: Date): Result<void> {
  const path = ['input', 'expectedOn'];
  const date = parseLocalDate(expectedOn, path);
  if (!date.ok) return date;
  const days = daysBetween(localDateOf(now), date.value);
  return days >= 0 && days <= LONGEST_SUPERVISION_DAYS
    ? ok()
    : refuse('SUPERVISION_TERM', { path, expectedOn, most: LONGEST_SUPERVISION_DAYS });
}
