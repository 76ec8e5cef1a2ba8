import type { LocalDate } from '@gezhi/kernel';
import {
  addDays,
  daysBetween,
  endOfDay,
  localDateOf,
  startOfDay,
  UnreachableCaseError,
} from '@gezhi/kernel';
import type { DeadlineRecord, DeadlineUnit } from './deadline-record';
import type { WorkCalendar } from './work-calendar';

/** What decides when a limit ends. */
export type Terms = Pick<
  DeadlineRecord,
  'unit' | 'amount' | 'startedAt' | 'pausedTotal' | 'extendedBy' | 'rollsToWorkday'
>;
export type Due = Pick<DeadlineRecord, 'dueAt' | 'approachesAt' | 'covered'>;

const MILLISECONDS = { HOUR: 3_600_000, MINUTE: 60_000 } as const;

/**
 * When a limit ends and when it is close.
 *
 * Days: the day of the act does not count and the last day counts to its end, midnight in Asia/Shanghai
 * (Civil Code 民法典 art. 201 and 203). Working days leave out rest days and public holidays (Administrative Licence
 * Law 行政许可法 art. 82; Administrative Penalty Law 行政处罚法 art. 85 for its 2, 3, 5 and 7 days).
 * Hours and minutes run on from the instant of the act (Civil Code art. 201), day and night.
 * A pause moves the end by what it took, in the same unit.
 */
export function dueOf(terms: Terms, calendar: WorkCalendar): Due {
  const { unit, startedAt, pausedTotal } = terms;
  const granted = terms.amount + terms.extendedBy;
  switch (unit) {
    case 'HOUR':
    case 'MINUTE': {
      const start = startedAt.getTime() + pausedTotal;
      const limit = granted * MILLISECONDS[unit];
      return {
        dueAt: new Date(start + limit),
        approachesAt: new Date(start + fourFifths(limit) + 1),
        covered: true,
      };
    }
    case 'WORKDAY': {
      const first = localDateOf(startedAt);
      const last = calendar.addWorkdays(first, granted + pausedTotal);
      return {
        dueAt: endOfDay(last),
        approachesAt: startOfDay(
          calendar.addWorkdays(first, fourFifths(granted) + 1 + pausedTotal),
        ),
        covered: calendar.covers(first, last),
      };
    }
    case 'CALENDAR_DAY': {
      const first = localDateOf(startedAt);
      const counted = addDays(first, granted + pausedTotal);
      const last = terms.rollsToWorkday ? calendar.nextWorkday(counted) : counted;
      return {
        dueAt: endOfDay(last),
        approachesAt: startOfDay(addDays(first, fourFifths(granted) + 1 + pausedTotal)),
        covered: !terms.rollsToWorkday || calendar.covers(counted, last),
      };
    }
    default:
      throw new UnreachableCaseError(unit);
  }
}

/**
 * What a pause takes, in the terms of `pausedTotal`. Days are those after the day it began, up to and including the
 * day it ended: pauses that follow each other take as much as one pause over all of them. A clock that was set back
 * takes nothing.
 */
export function pauseLength(
  unit: DeadlineUnit,
  from: Date,
  to: Date,
  calendar: WorkCalendar,
): number {
  if (to <= from) return 0;
  if (unit === 'HOUR' || unit === 'MINUTE') return to.getTime() - from.getTime();
  const [first, last]: [LocalDate, LocalDate] = [localDateOf(from), localDateOf(to)];
  return unit === 'WORKDAY' ? calendar.workdaysBetween(first, last) : daysBetween(first, last);
}

/** The most of a limit that is not yet "more than 80 %". */
function fourFifths(amount: number): number {
  return Math.floor((amount * 4) / 5);
}
