import type { LocalDate } from '@gezhi/kernel';
import { addDays, startOfDay } from '@gezhi/kernel';
import fc from 'fast-check';
import type { CalendarOverride } from './work-calendar';
import { WorkCalendar } from './work-calendar';

const FIRST = '1999-01-01' as LocalDate;
const DAYS = 12_000;

export const date = (text: string) => text as LocalDate;

/** Dates before, in and after the years the data covers. */
export const dates = fc.integer({ min: 0, max: DAYS }).map((offset) => addDays(FIRST, offset));

export const instants = fc
  .tuple(dates, fc.integer({ min: 0, max: 86_399_999 }))
  .map(([day, time]) => new Date(startOfDay(day).getTime() + time));

const overrides: fc.Arbitrary<CalendarOverride> = fc.record({
  date: dates,
  kind: fc.constantFrom('HOLIDAY', 'WORKDAY'),
  note: fc.constant('a decision of the city'),
});

/** The published calendar, and calendars with an edited table above it. */
export const calendars = fc
  .uniqueArray(overrides, { selector: (override) => override.date, maxLength: 30 })
  .map((table) => new WorkCalendar({ overrides: table }));
