import type { LocalDate } from './local-date';
import {
  addDays,
  addMonths,
  daysBetween,
  localDateOf,
  parseLocalDate,
  startOfDay,
} from './local-date';
import type { Result } from './result';
import { ok, refuse } from './result';

/** A span of time for figures: `from` counts, `to` does not. Both are midnights in Asia/Shanghai. */
export interface Window {
  readonly from: Date;
  readonly to: Date;
}

const LONGEST_WINDOW_DAYS = 1_830;

/** The window of a month such as `2026-10`. */
export function monthWindow(month: string, path: readonly string[] = []): Result<Window> {
  const notOne = refuse('INVALID_WINDOW', { path, value: month.slice(0, 40), reason: 'YYYY-MM' });
  if (!/^\d{4}-\d{2}$/.test(month)) return notOne;
  const first = parseLocalDate(`${month}-01`);
  if (!first.ok) return notOne;
  return ok({ from: startOfDay(first.value), to: startOfDay(addMonths(first.value, 1)) });
}

/** The window of all days from `first` to `last`, both included. */
export function daysWindow(
  first: string,
  last: string,
  path: readonly string[] = [],
): Result<Window> {
  const from = parseLocalDate(first, [...path, 'from']);
  if (!from.ok) return from;
  const to = parseLocalDate(last, [...path, 'to']);
  if (!to.ok) return to;
  const days = daysBetween(from.value, to.value);
  if (days < 0)
    return refuse('INVALID_WINDOW', { path, value: `${first} – ${last}`, reason: 'from > to' });
  if (days > LONGEST_WINDOW_DAYS) {
    return refuse('INVALID_WINDOW', {
      path,
      value: `${first} – ${last}`,
      reason: `> ${LONGEST_WINDOW_DAYS} d`,
    });
  }
  return ok({ from: startOfDay(from.value), to: startOfDay(addDays(to.value, 1)) });
}

/** What a figure is compared with. */
export type Comparison = 'PRIOR_PERIOD' | 'SAME_PERIOD_LAST_YEAR';

/**
 * The window to compare with. A whole number of calendar months is compared with as many months before,
 * so that October has September beside it and not thirty-one days ending in September.
 */
export function comparisonWindow(window: Window, comparison: Comparison): Window {
  const from = localDateOf(window.from);
  const to = localDateOf(window.to);
  if (comparison === 'SAME_PERIOD_LAST_YEAR') {
    return { from: startOfDay(addMonths(from, -12)), to: startOfDay(addMonths(to, -12)) };
  }
  if (from.endsWith('-01') && to.endsWith('-01')) {
    return { from: startOfDay(addMonths(from, -monthsBetween(from, to))), to: window.from };
  }
  return { from: startOfDay(addDays(from, -daysBetween(from, to))), to: window.from };
}

function monthsBetween(from: LocalDate, to: LocalDate): number {
  const [fromYear = 0, fromMonth = 0] = from.split('-').map(Number);
  const [toYear = 0, toMonth = 0] = to.split('-').map(Number);
  return (toYear - fromYear) * 12 + toMonth - fromMonth;
}
