import type { LocalDate } from '@gezhi/kernel';

const DAY = 86_400_000;
/** 1969-12-29, the Monday before the epoch. */
const MONDAY = -3;

/** Days since 1970-01-01: dates as whole numbers, so that counting is arithmetic. */
export function dayNumber(date: LocalDate): number {
  return Date.parse(date) / DAY;
}

export function dateOfDay(day: number): LocalDate {
  return new Date(day * DAY).toISOString().slice(0, 10) as LocalDate;
}

/** Monday to Friday. */
export function isWeekday(day: number): boolean {
  return weekdayIndex(day) < 5;
}

/** How many days from Monday to Friday there are from 1969-12-29 up to and including this day; negative before. */
export function countWeekdays(day: number): number {
  const weeks = Math.floor((day - MONDAY) / 7);
  return weeks * 5 + Math.min(weekdayIndex(day) + 1, 5);
}

/** The day on which {@link countWeekdays} reaches this number. */
export function nthWeekday(number: number): number {
  const weeks = Math.floor((number - 1) / 5);
  return MONDAY + weeks * 7 + (number - 1 - weeks * 5);
}

function weekdayIndex(day: number): number {
  const offset = day - MONDAY;
  return offset - Math.floor(offset / 7) * 7;
}
