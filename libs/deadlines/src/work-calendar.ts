import type { LocalDate, Text } from '@gezhi/kernel';
import { countWeekdays, dateOfDay, dayNumber, isWeekday, nthWeekday } from './day-number';
import { STATUTORY_DAYS, STATUTORY_YEARS } from './statutory-days';

/** A row of the table that administrators edit: what this day is here, whatever the published arrangement says. */
export interface CalendarOverride {
  readonly date: LocalDate;
  readonly kind: 'HOLIDAY' | 'WORKDAY';
  /** Why, for whoever asks: the notice's number, a flood, a local festival. */
  readonly note: string;
}

export interface WorkCalendarOptions {
  /** Wins over the published arrangement. At most one row a date. Default none. */
  readonly overrides?: readonly CalendarOverride[];
  /** Years whose whole arrangement the overrides hold, so that they count as known. Default none. */
  readonly enteredYears?: readonly number[];
}

/** What the calendar knows about one day. */
export interface CalendarDay {
  readonly date: LocalDate;
  readonly workday: boolean;
  /** The rule that decided: our table, the State Council's notice, or the plain week. */
  readonly source: 'OVERRIDE' | 'STATUTORY' | 'WEEK';
  /** The festival that decided the day; null when it was not the State Council's notice. */
  readonly festival: Text | null;
  /** The note of the override that decided the day; null when none did. */
  readonly note: string | null;
  /** False when the holidays of the year are not known, so that only the plain week was applied. */
  readonly covered: boolean;
}

/**
 * The working calendar (工作日历): which days are working days (工作日).
 *
 * Three layers, the upper wins: overrides, the published holidays and make-up workdays, Monday to Friday.
 * Outside the years that are known it is Monday to Friday and says so through `covers`.
 * Immutable; after the table was edited a new one is made (a millisecond). Every question is answered in constant time.
 */
export class WorkCalendar {
  /** Days that an override or the published arrangement decides. */
  private readonly decided: ReadonlyMap<number, Decision>;
  private readonly knownYears: ReadonlySet<number>;
  /** Days from `first` to `last` are indexed; before and after them the plain week holds. */
  private readonly first: number;
  private readonly last: number;
  /** For each indexed day: the working days up to and including it, counted on from the plain week before `first`. */
  private readonly counts: Int32Array;
  /** The indexed working days in order. */
  private readonly workdays: Int32Array;

  constructor(options: WorkCalendarOptions = {}) {
    this.decided = decide(options.overrides ?? []);
    this.knownYears = new Set([...STATUTORY_YEARS, ...(options.enteredYears ?? [])]);
    const days = [...this.decided.keys()].sort((a, b) => a - b);
    this.first = days[0] ?? 0;
    this.last = days.at(-1) ?? this.first;
    this.counts = new Int32Array(this.last - this.first + 1);
    const workdays: number[] = [];
    const before = countWeekdays(this.first - 1);
    for (let day = this.first; day <= this.last; day++) {
      if (this.decided.get(day)?.workday ?? isWeekday(day)) workdays.push(day);
      this.counts[day - this.first] = before + workdays.length;
    }
    this.workdays = Int32Array.from(workdays);
  }

  isWorkday(date: LocalDate): boolean {
    const day = dayNumber(date);
    return this.decided.get(day)?.workday ?? isWeekday(day);
  }

  /** What the calendar knows about a day, for people to read. */
  day(date: LocalDate): CalendarDay {
    const decision = this.decided.get(dayNumber(date));
    return {
      date,
      workday: this.isWorkday(date),
      source: decision?.source ?? 'WEEK',
      festival: decision?.festival ?? null,
      note: decision?.note ?? null,
      covered: decision !== undefined || this.covers(date, date),
    };
  }

  /** The day itself when it is a working day, else the first one after it. */
  nextWorkday(date: LocalDate): LocalDate {
    return this.isWorkday(date) ? date : this.addWorkdays(date, 1);
  }

  /**
   * The `count`th working day after the date. The date itself does not count, working day or not: a limit runs from
   * the day after the act (Civil Code 民法典 art. 201; Civil Procedure Law 民事诉讼法, chapter on time limits).
   * 0 is the date itself; a negative count goes back to the working days before it.
   */
  addWorkdays(date: LocalDate, count: number): LocalDate {
    if (count === 0) return date;
    const day = dayNumber(date);
    const passed = count > 0 ? this.count(day) : this.count(day - 1) + 1;
    return dateOfDay(this.nth(passed + count));
  }

  /** Working days after `from`, up to and including `to`; negative when `to` is earlier. Undoes `addWorkdays`. */
  workdaysBetween(from: LocalDate, to: LocalDate): number {
    return this.count(dayNumber(to)) - this.count(dayNumber(from));
  }

  /** Whether the holidays of every day from `from` to `to`, both included, are known. */
  covers(from: LocalDate, to: LocalDate): boolean {
    for (let year = yearOf(from); year <= yearOf(to); year++) {
      if (!this.knownYears.has(year)) return false;
    }
    return true;
  }

  private count(day: number): number {
    if (day < this.first) return countWeekdays(day);
    if (day > this.last)
      return (
        this.at(this.counts, this.last - this.first) + countWeekdays(day) - countWeekdays(this.last)
      );
    return this.at(this.counts, day - this.first);
  }

  /** The working day on which `count` reaches the number. */
  private nth(number: number): number {
    const before = countWeekdays(this.first - 1);
    if (number <= before) return nthWeekday(number);
    if (number <= before + this.workdays.length) return this.at(this.workdays, number - before - 1);
    return nthWeekday(number - before - this.workdays.length + countWeekdays(this.last));
  }

  private at(values: Int32Array, index: number): number {
    const value = values[index];
    if (value === undefined) throw new RangeError(`The calendar has no entry ${index}`);
    return value;
  }
}

interface Decision {
  readonly workday: boolean;
  readonly source: 'OVERRIDE' | 'STATUTORY';
  readonly festival: Text | null;
  readonly note: string | null;
}

function decide(overrides: readonly CalendarOverride[]): Map<number, Decision> {
  const decided = new Map<number, Decision>();
  for (const { date, kind, name } of STATUTORY_DAYS) {
    decided.set(dayNumber(date), {
      workday: kind === 'WORKDAY',
      source: 'STATUTORY',
      festival: name,
      note: null,
    });
  }
  for (const { date, kind, note } of overrides) {
    const day = dayNumber(date);
    if (decided.get(day)?.source === 'OVERRIDE')
      throw new Error(`The calendar overrides ${date} twice`);
    decided.set(day, { workday: kind === 'WORKDAY', source: 'OVERRIDE', festival: null, note });
  }
  return decided;
}

function yearOf(date: LocalDate): number {
  return Number(date.slice(0, 4));
}
