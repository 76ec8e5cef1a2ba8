import type { LocalDate } from '@gezhi/kernel';
import { addDays, addMonths } from '@gezhi/kernel';

/** Days in a row: `from` counts, `to` does not. */
export interface Span {
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** Cuts a span of one level into the spans of the next; null where there is nothing finer. */
export type Calendar = readonly ((span: Span) => Span[])[];

/** A year into months, a month at its Mondays, and those pieces into days. */
export const CALENDAR: Calendar = [
  ({ from, to }) => spans(from, to, (date) => addMonths(date, 1)),
  ({ from, to }) => spans(from, to, nextMonday),
  ({ from, to }) => spans(from, to, (date) => addDays(date, 1)),
];

/** The calendar years a span touches, whole. */
export function yearsOf({ from, to }: Span): Span[] {
  const first = `${from.slice(0, 4)}-01-01` as LocalDate;
  return spans(first, to, (date) => addMonths(date, 12), false);
}

function spans(
  from: LocalDate,
  to: LocalDate,
  next: (date: LocalDate) => LocalDate,
  cut = true,
): Span[] {
  const found: Span[] = [];
  for (let start = from; start < to;) {
    const end = next(start);
    found.push({ from: start, to: cut && end > to ? to : end });
    start = end;
  }
  return found;
}

const MONDAY = 1;

function nextMonday(date: LocalDate): LocalDate {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return addDays(date, (MONDAY - weekday + 7) % 7 || 7);
}

/** A period a window lies in or overlaps, by its units. */
export interface TouchedPeriod {
  readonly units: readonly Span[];
  /** Of each unit, how much of it the window holds. */
  readonly held: readonly ('NONE' | 'PART' | 'WHOLE')[];
}

/**
 * How a window is put together: the years it touches in months, months it cuts in weeks, weeks it cuts in days. Sums
 * of such units are all that can be computed from windows that anybody may ask for.
 */
export function touchedPeriods(
  window: Span,
  years: readonly Span[],
  calendar: Calendar = CALENDAR,
): TouchedPeriod[] {
  return years.flatMap((year) => touchedIn(year, window, calendar));
}

function touchedIn(period: Span, window: Span, [cut, ...finer]: Calendar): TouchedPeriod[] {
  if (!cut) return [];
  const units = cut(period);
  const held = units.map((unit) => {
    if (unit.to <= window.from || window.to <= unit.from) return 'NONE';
    return window.from <= unit.from && unit.to <= window.to ? 'WHOLE' : 'PART';
  });
  const pieces = units.filter((_, index) => held[index] === 'PART');
  return [{ units, held }, ...pieces.flatMap((piece) => touchedIn(piece, window, finer))];
}
