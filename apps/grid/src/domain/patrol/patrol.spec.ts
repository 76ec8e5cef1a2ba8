import { WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate } from '@gezhi/kernel';
import { addDays } from '@gezhi/kernel';
import * as fc from 'fast-check';
import type { PatrolFrequency } from './patrol.codes';
import { coarsePlace, fieldTime, goesOn, wasUnderWay } from './patrol.rules';
import { PATROL_MACHINE } from './patrol.states';

const calendar = new WorkCalendar();
const goes = (frequency: PatrolFrequency, date: string) =>
  goesOn(frequency, date as LocalDate, calendar);
const NOW = new Date('2026-10-12T10:00:00+08:00');
const hours = (count: number) => new Date(NOW.getTime() + count * 3_600_000);

describe('patrols', () => {
  it('go by the working calendar: after a holiday on the first working day, and on make-up Saturdays', () => {
    expect(goes('WORKING_DAYS', '2026-10-10')).toBe(true);
    expect(goes('WORKING_DAYS', '2026-10-05')).toBe(false);
    expect(goes('DAILY', '2026-10-05')).toBe(true);
    expect(goes('WEEKLY', '2026-10-12')).toBe(true);
    expect(goes('WEEKLY', '2026-10-13')).toBe(false);
    // The holiday ends in the middle of a week.
    expect(goes('WEEKLY', '2026-10-08')).toBe(true);
    expect(goes('MONTHLY', '2026-10-08')).toBe(true);
    expect(goes('MONTHLY', '2026-10-09')).toBe(false);
  });

  it('go once in every week and month that has a working day, whatever the year', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), (offset) => {
        const first = addDays('2025-01-06' as LocalDate, 7 * Math.floor(offset / 7));
        const days = Array.from({ length: 7 }, (_, day) => addDays(first, day));
        const working = days.some((day) => calendar.isWorkday(day));
        const going = days.filter((day) => goesOn('WEEKLY', day, calendar));
        expect(going).toHaveLength(working ? 1 : 0);
        expect(going.every((day) => calendar.isWorkday(day))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('are believed within 72 hours, not ahead; a clock a little fast says now', () => {
    fc.assert(
      fc.property(fc.integer({ min: -200 * 60, max: 10 }), (minutes) => {
        const at = new Date(NOW.getTime() + minutes * 60_000);
        const said = fieldTime(at, NOW);
        expect(said.ok).toBe(minutes >= -72 * 60 && minutes <= 1);
        if (said.ok) expect(said.value.getTime()).toBeLessThanOrEqual(NOW.getTime());
      }),
    );
    expect(fieldTime(null, NOW)).toEqual({ ok: true, value: NOW });
  });

  it('are under way from their beginning to their end, and at no other time', () => {
    const patrol = { startedAt: hours(-2), finishedAt: hours(-1), state: 'DONE' } as const;
    expect(wasUnderWay(patrol, hours(-1.5))).toBe(true);
    expect(wasUnderWay(patrol, hours(-3))).toBe(false);
    expect(wasUnderWay(patrol, hours(0))).toBe(false);
    expect(wasUnderWay({ ...patrol, state: 'EXCUSED' }, hours(-1.5))).toBe(false);
    expect(wasUnderWay({ startedAt: null, finishedAt: null, state: 'PLANNED' }, NOW)).toBe(false);
  });

  it('keep no place nearer than about 100 m, and none of which a part is missing', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -90, max: 90, noNaN: true }),
        (longitude, latitude) => {
          const kept = coarsePlace({ longitude, latitude });
          for (const each of [kept.longitude, kept.latitude])
            expect(Number((each ?? NaN).toFixed(3))).toBeCloseTo(each ?? NaN, 12);
          expect(Math.abs((kept.latitude ?? NaN) - latitude)).toBeLessThanOrEqual(0.0005001);
        },
      ),
    );
    expect(coarsePlace({ longitude: 118.8 })).toEqual({ longitude: null, latitude: null });
  });

  it('reach every state', () => {
    const reached = new Set<string>(PATROL_MACHINE.initial);
    for (const { to } of PATROL_MACHINE.transitions) reached.add(to);
    expect([...reached].sort()).toEqual(Object.keys(PATROL_MACHINE.states).sort());
  });
});
