import type { WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate, Result } from '@gezhi/kernel';
import { addMonths, ok, parseLocalDate, refuse } from '@gezhi/kernel';
import type { CalendarDay } from './calendar-day.entity';
import type { CalendarDayKind } from './calendar.codes';

/** Holidays are announced a year ahead. */
const MOST_YEARS = 2;

/** A day as it is to be from now on. */
export interface DayToSet {
  readonly date: string;
  readonly kind: CalendarDayKind;
  readonly note: string;
}

/** Dates of the future, each once. `path` is that of the list. */
export function checkDates(
  dates: readonly string[],
  today: LocalDate,
  path: readonly string[],
): Result<void> {
  const last = addMonths(today, 12 * MOST_YEARS);
  for (const [index, text] of dates.entries()) {
    const place = [...path, String(index)];
    const date = parseLocalDate(text, place);
    if (!date.ok) return date;
    if (dates.indexOf(text) < index)
      return refuse('CALENDAR_DAY_TWICE', { path: place, date: text });
    if (date.value < today) return refuse('CALENDAR_DAY_PAST', { path: place, date: text });
    if (date.value > last)
      return refuse('CALENDAR_DAY_FAR', { path: place, date: text, years: MOST_YEARS });
  }
  return ok();
}

/** Nothing that contradicts what was entered before or what the day is anyhow. */
export function checkDays(
  days: readonly DayToSet[],
  entered: ReadonlyMap<string, CalendarDay>,
  calendar: WorkCalendar,
): Result<void> {
  for (const [index, { date, kind }] of days.entries()) {
    const path = ['input', 'days', String(index)];
    const before = entered.get(date);
    if (before && before.kind !== kind)
      return refuse('CALENDAR_DAY_CONTRADICTS', {
        ...{ path, date, kind: before.kind, source: before.source },
      });
    if (!before && kind === 'WORKDAY' && calendar.isWorkday(date as LocalDate))
      return refuse('CALENDAR_DAY_NO_CHANGE', { path, date });
  }
  return ok();
}

export function checkOneYear(days: readonly DayToSet[]): Result<void> {
  const years = new Set(days.map(({ date }) => date.slice(0, 4)));
  return years.size > 1 ? refuse('CALENDAR_YEARS_MIXED', { path: ['input', 'days'] }) : ok();
}
