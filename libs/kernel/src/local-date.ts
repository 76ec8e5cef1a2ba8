import type { Result } from './result';
import { ok, refuse } from './result';

declare const localDate: unique symbol;
/** A calendar date in Asia/Shanghai, `YYYY-MM-DD`: what laws mean by a day. */
export type LocalDate = string & { readonly [localDate]: true };

/** China has kept UTC+8 without summer time since 1992. */
const OFFSET = 8 * 3_600_000;
const DAY = 86_400_000;
const PATTERN = /^(19|20|21)\d{2}-\d{2}-\d{2}$/;

export function parseLocalDate(text: string, path: readonly string[] = []): Result<LocalDate> {
  const valid = PATTERN.test(text) && new Date(`${text}T00:00:00Z`).toJSON()?.slice(0, 10) === text;
  return valid ? ok(text as LocalDate) : refuse('INVALID_DATE', { path, value: text.slice(0, 40) });
}

/** The date a clock on the wall in Nanjing shows at this instant. */
export function localDateOf(instant: Date): LocalDate {
  return new Date(instant.getTime() + OFFSET).toISOString().slice(0, 10) as LocalDate;
}

/** Midnight in Asia/Shanghai at which the date begins. */
export function startOfDay(date: LocalDate): Date {
  return new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET);
}

/** The last instant a limit that ends on this date is still kept. */
export function endOfDay(date: LocalDate): Date {
  return new Date(startOfDay(date).getTime() + DAY - 1);
}

export function addDays(date: LocalDate, days: number): LocalDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY)
    .toISOString()
    .slice(0, 10) as LocalDate;
}

/**
 * The same day `months` later, or the last day of that month where it has no such day:
 * how statutory months are counted (Civil Code art. 202).
 */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)))
    .toISOString()
    .slice(0, 10) as LocalDate;
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}

/** 0 for Sunday … 6 for Saturday. */
export function weekdayOf(date: LocalDate): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay();
}
