import { addDays, localDateOf, startOfDay, valueOf } from '@gezhi/kernel';
import fc from 'fast-check';
import { calendars, instants } from './arbitraries.testing';
import type { DeadlineUnit } from './index';
import { Deadline, WorkCalendar } from './index';

const UNITS: readonly DeadlineUnit[] = ['WORKDAY', 'CALENDAR_DAY', 'HOUR', 'MINUTE'];
const DAY = 86_400_000;
const amounts = fc.integer({ min: 1, max: 90 });

const deadlines = fc
  .record({
    calendar: calendars,
    unit: fc.constantFrom(...UNITS),
    amount: amounts,
    startedAt: instants,
    rollsToWorkday: fc.boolean(),
  })
  .map(({ calendar, ...terms }) => ({
    calendar,
    terms: { kind: 'any', basis: 'any', ...terms },
    deadline: Deadline.start({ kind: 'any', basis: 'any', ...terms }, calendar),
  }));

const later = (instant: Date, milliseconds: number) => new Date(instant.getTime() + milliseconds);

describe('every limit, on every calendar', () => {
  it('ends later for a greater amount and not earlier for a later start', () => {
    fc.assert(
      fc.property(
        deadlines,
        fc.integer({ min: 1, max: 5 * DAY }),
        ({ calendar, terms, deadline }, delay) => {
          const greater = Deadline.start({ ...terms, amount: terms.amount + 1 }, calendar);
          const delayed = Deadline.start(
            { ...terms, startedAt: later(terms.startedAt, delay) },
            calendar,
          );
          if (terms.rollsToWorkday && terms.unit === 'CALENDAR_DAY') {
            expect(greater.dueAt >= deadline.dueAt).toBe(true);
          } else {
            expect(greater.dueAt > deadline.dueAt).toBe(true);
          }
          expect(delayed.dueAt >= deadline.dueAt).toBe(true);
        },
      ),
    );
  });

  it('is never due on a day off when it counts working days', () => {
    fc.assert(
      fc.property(calendars, amounts, instants, (calendar, amount, startedAt) => {
        const deadline = Deadline.start(
          { kind: 'any', basis: '', unit: 'WORKDAY', amount, startedAt },
          calendar,
        );
        expect(calendar.isWorkday(localDateOf(deadline.dueAt))).toBe(true);
      }),
    );
  });

  it('is not changed by a pause that takes no time', () => {
    fc.assert(
      fc.property(deadlines, fc.nat(90 * DAY), ({ calendar, deadline }, after) => {
        const moment = later(deadline.startedAt, after);
        const resumed = valueOf(valueOf(deadline.pause(moment)).resume(moment, calendar));
        expect(resumed).toEqual(deadline);
      }),
    );
  });

  it('moves as far for two pauses in a row as for one over both', () => {
    fc.assert(
      fc.property(
        deadlines,
        fc.nat(20 * DAY),
        fc.nat(20 * DAY),
        ({ calendar, deadline }, first, second) => {
          const [begin, middle, end] = [
            deadline.startedAt,
            later(deadline.startedAt, first),
            later(deadline.startedAt, first + second),
          ];
          const pause = (one: Deadline, from: Date, to: Date) =>
            valueOf(valueOf(one.pause(from)).resume(to, calendar));
          expect(pause(pause(deadline, begin, middle), middle, end)).toEqual(
            pause(deadline, begin, end),
          );
        },
      ),
    );
  });

  it('keeps after a pause the working days it had left before', () => {
    fc.assert(
      fc.property(
        calendars,
        amounts,
        instants,
        fc.nat(60 * DAY),
        fc.nat(60 * DAY),
        (calendar, amount, startedAt, before, pause) => {
          const deadline = Deadline.start(
            { kind: 'any', basis: '', unit: 'WORKDAY', amount, startedAt },
            calendar,
          );
          const pausedAt = later(startedAt, before);
          const resumedAt = later(pausedAt, pause);
          const resumed = valueOf(valueOf(deadline.pause(pausedAt)).resume(resumedAt, calendar));
          const left = (one: Deadline, now: Date) =>
            calendar.workdaysBetween(localDateOf(now), localDateOf(one.dueAt));
          expect(left(resumed, resumedAt)).toBe(left(deadline, pausedAt));
        },
      ),
    );
  });

  it('ends the same for one extension as for its parts', () => {
    fc.assert(
      fc.property(deadlines, amounts, amounts, ({ calendar, deadline }, some, more) => {
        const extend = (one: Deadline, by: number) =>
          valueOf(one.extend(by, deadline.startedAt, calendar));
        expect(extend(extend(deadline, some), more)).toEqual(extend(deadline, some + more));
      }),
    );
  });

  it('passes from on time over approaching to overdue, and never back', () => {
    const order = ['ON_TIME', 'APPROACHING', 'OVERDUE'];
    fc.assert(
      fc.property(deadlines, fc.array(fc.nat(200 * DAY)), ({ deadline }, offsets) => {
        expect(deadline.approachesAt <= deadline.dueAt).toBe(true);
        const seen = offsets
          .sort((a, b) => a - b)
          .map((offset) => order.indexOf(deadline.statusAt(later(deadline.startedAt, offset))));
        expect(seen).toEqual([...seen].sort());
        expect(deadline.statusAt(deadline.dueAt)).toBe('APPROACHING');
        expect(deadline.statusAt(later(deadline.dueAt, 1))).toBe('OVERDUE');
      }),
    );
  });

  it('approaches exactly when more than four fifths of its days are used', () => {
    const calendar = new WorkCalendar();
    fc.assert(
      fc.property(instants, amounts, fc.nat(120), (startedAt, amount, days) => {
        const deadline = Deadline.start(
          { kind: 'any', basis: '', unit: 'WORKDAY', amount, startedAt },
          calendar,
        );
        const today = addDays(localDateOf(startedAt), days);
        const used = calendar.workdaysBetween(localDateOf(startedAt), today);
        const now = days === 0 ? startedAt : startOfDay(today);
        expect(deadline.statusAt(now) !== 'ON_TIME').toBe(used / amount > 0.8);
      }),
    );
  });

  it('comes back from its record as it was', () => {
    fc.assert(
      fc.property(deadlines, ({ deadline }) => {
        expect(Deadline.fromRecord(deadline.toRecord())).toEqual(deadline);
      }),
    );
  });
});
