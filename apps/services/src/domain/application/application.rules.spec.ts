import { Deadline } from '@gezhi/deadlines';
import type { LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf, startOfDay, valueOf } from '@gezhi/kernel';
import fc from 'fast-check';
import { WORK_CALENDAR } from '../work-calendar';
import { acceptanceLimit, decisionLimits, LONGEST_EXTENSION } from './application.limits';
import { checkExtension, isAcceptedBySilence, workdaysTaken } from './application.rules';
import { APPLICATION_MACHINE } from './application.states';
import { newTrackingCode, readTrackingCode } from './tracking-code';

const FIRST = '2025-01-01' as LocalDate;
/** An instant of 2025 or 2026, years whose holidays are known. */
const instants = fc
  .record({ day: fc.integer({ min: 0, max: 600 }), minute: fc.integer({ min: 0, max: 1_439 }) })
  .map(({ day, minute }) => new Date(startOfDay(addDays(FIRST, day)).getTime() + minute * 60_000));
const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 20 })), {
  maxLength: 4,
});
const ITEM = { promisedDays: 8, legalDays: 20, legalBasis: '行政许可法 art. 42' };
const DAY = 86_400_000;

describe('the clocks of an application', () => {
  it('give the authority five whole working days and not an instant more', () => {
    fc.assert(
      fc.property(instants, (received) => {
        const clock = Deadline.start(acceptanceLimit(received), WORK_CALENDAR);
        const lastDay = localDateOf(clock.dueAt);
        expect(WORK_CALENDAR.workdaysBetween(localDateOf(received), lastDay)).toBe(5);
        expect(WORK_CALENDAR.isWorkday(lastDay)).toBe(true);
        expect(isAcceptedBySilence(clock, clock.dueAt)).toBe(false);
        expect(isAcceptedBySilence(clock, new Date(clock.dueAt.getTime() + 1))).toBe(true);
      }),
    );
  });

  it('move by exactly the working days of special procedures, whatever their number', () => {
    fc.assert(
      fc.property(instants, spans, (acceptedAt, pauses) => {
        const [promised] = decisionLimits(ITEM, acceptedAt);
        let clock = Deadline.start(promised, WORK_CALENDAR);
        const without = localDateOf(clock.dueAt);
        let at = acceptedAt;
        let paused = 0;
        for (const [wait, length] of pauses) {
          const from = new Date(at.getTime() + wait * DAY);
          at = new Date(from.getTime() + length * DAY);
          clock = valueOf(valueOf(clock.pause(from)).resume(at, WORK_CALENDAR));
          paused += WORK_CALENDAR.workdaysBetween(localDateOf(from), localDateOf(at));
        }
        expect(WORK_CALENDAR.workdaysBetween(without, localDateOf(clock.dueAt))).toBe(paused);
      }),
    );
  });

  it('call a decision on time exactly when it took no more working days than promised', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: 0, max: 60 }), (acceptedAt, days) => {
        const [promised] = decisionLimits(ITEM, acceptedAt);
        const decidedAt = new Date(acceptedAt.getTime() + days * DAY);
        const clock = valueOf(
          Deadline.start(promised, WORK_CALENDAR).meet(decidedAt, WORK_CALENDAR),
        );
        const kept = clock.statusAt(decidedAt) === 'MET';
        // A decision on a day off after the last working day is late though no further working day passed.
        const taken = workdaysTaken(clock, decidedAt);
        if (kept) expect(taken).toBeLessThanOrEqual(ITEM.promisedDays);
        else expect(taken).toBeGreaterThanOrEqual(ITEM.promisedDays);
      }),
    );
  });

  it('are extended by one to ten days, once', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -5, max: 30 }),
        fc.integer({ min: 0, max: 10 }),
        (days, before) => {
          const { ok } = checkExtension(before, { days, approval: '秦审延〔2026〕1号' });
          expect(ok).toBe(before === 0 && days >= 1 && days <= LONGEST_EXTENSION);
        },
      ),
    );
  });
});

describe('the states of an application', () => {
  it('can all be reached, and end in three', () => {
    expect([...APPLICATION_MACHINE.reachable()].sort()).toEqual(
      Object.keys(APPLICATION_MACHINE.states).sort(),
    );
    expect([...APPLICATION_MACHINE.final()].sort()).toEqual([
      'COMPLETED',
      'TERMINATED',
      'WITHDRAWN',
    ]);
  });

  it('lead to a grant or a denial from a review alone', () => {
    for (const outcome of ['GRANTED', 'DENIED']) {
      const ways = APPLICATION_MACHINE.transitions.filter(({ to }) => to === outcome);
      expect(ways.map(({ from, action }) => [from, action])).toEqual([
        [['IN_REVIEW'], outcome === 'GRANTED' ? 'grant' : 'deny'],
      ]);
    }
  });
});

describe('tracking codes', () => {
  it('are read however they are typed, and do not repeat', () => {
    const codes = Array.from({ length: 1_000 }, newTrackingCode);
    expect(new Set(codes).size).toBe(1_000);
    for (const code of codes.slice(0, 50)) {
      expect(readTrackingCode(` ${code.slice(0, 7)}-${code.slice(7).toLowerCase()}`)).toBe(code);
    }
    expect(readTrackingCode("'; DROP TABLE application")).toBeNull();
  });
});
