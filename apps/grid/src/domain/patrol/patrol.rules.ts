import type { WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate, Result } from '@gezhi/kernel';
import { addDays, coarseDegrees, localDateOf, ok, refuse, weekdayOf } from '@gezhi/kernel';
import type { PatrolFrequency, PatrolPointKind } from './patrol.codes';
import type { Patrol } from './patrol.entity';

const HOUR = 3_600_000;
/** How long after it happened something may come in that was done offline. */
export const OFFLINE_HOURS = 72;
/** A clock that is a little fast is no lie: what it says of the next minute is taken as now. */
const FAST_CLOCK = 60_000;
/** Days back that the beginning of a week or month is looked for. */
const LONGEST_REST = 31;

/** Whether a patrol goes on a day: weekly and monthly ones on the first working day of theirs. */
export function goesOn(
  frequency: PatrolFrequency,
  date: LocalDate,
  calendar: Pick<WorkCalendar, 'isWorkday'>,
): boolean {
  if (frequency === 'DAILY') return true;
  if (!calendar.isWorkday(date)) return false;
  if (frequency === 'WORKING_DAYS') return true;
  for (let back = 1; back <= LONGEST_REST; back++) {
    const before = addDays(date, -back);
    if (!sameSpan(frequency, before, date)) return true;
    if (calendar.isWorkday(before)) return false;
  }
  return true;
}

function sameSpan(frequency: 'WEEKLY' | 'MONTHLY', one: LocalDate, other: LocalDate): boolean {
  if (frequency === 'MONTHLY') return one.slice(0, 7) === other.slice(0, 7);
  return mondayOf(one) === mondayOf(other);
}

function mondayOf(date: LocalDate): LocalDate {
  return addDays(date, -((weekdayOf(date) + 6) % 7));
}

/** The moment something was done offline, if it can be believed. Answers FIELD_TIME. */
export function fieldTime(at: Date | null | undefined, now: Date, field = 'at'): Result<Date> {
  if (!at) return ok(now);
  const age = now.getTime() - at.getTime();
  if (age < -FAST_CLOCK || age > OFFLINE_HOURS * HOUR)
    return refuse('FIELD_TIME', {
      path: ['input', field],
      at: at.toISOString(),
      hours: OFFLINE_HOURS,
    });
  return ok(age < 0 ? now : at);
}

/** Whether a patrol was under way at a moment, as far as is known: from its beginning to its end. */
export function wasUnderWay(
  { startedAt, finishedAt, state }: Pick<Patrol, 'startedAt' | 'finishedAt' | 'state'>,
  at: Date,
): boolean {
  if (state !== 'UNDER_WAY' && state !== 'DONE') return false;
  return startedAt !== null && at >= startedAt && (finishedAt === null || at <= finishedAt);
}

/** A patrol begins on its day. Answers PATROL_NOT_UNDER_WAY. */
export function checkDay({ plannedOn }: Pick<Patrol, 'plannedOn'>, at: Date): Result<void> {
  return localDateOf(at) === plannedOn
    ? ok()
    : refuse('PATROL_NOT_UNDER_WAY', { path: ['input', 'at'], at: at.toISOString() });
}

const given = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

export interface Place {
  readonly longitude?: number | null;
  readonly latitude?: number | null;
}

/** Where somebody is, to about 100 m; nothing where a part is missing. */
export function coarsePlace({ longitude, latitude }: Place): {
  readonly longitude: number | null;
  readonly latitude: number | null;
} {
  if (!given(longitude) || !given(latitude)) return { longitude: null, latitude: null };
  return { longitude: coarseDegrees(longitude), latitude: coarseDegrees(latitude) };
}

export interface PlannedPoint extends Place {
  readonly kind: PatrolPointKind;
  readonly name: string;
  readonly element?: string | null;
}

/** Answers PATROL_POINT_INCOMPLETE. */
export function checkPoints(points: readonly PlannedPoint[]): Result<void> {
  const wrong = points.findIndex(
    ({ kind, element, longitude, latitude }) =>
      given(longitude) !== given(latitude) || (kind === 'ELEMENT') !== given(element),
  );
  if (wrong < 0) return ok();
  const path = ['input', 'points', String(wrong)];
  return refuse('PATROL_POINT_INCOMPLETE', { path, position: wrong + 1 });
}
