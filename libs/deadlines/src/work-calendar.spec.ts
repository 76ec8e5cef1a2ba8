import { addDays } from '@gezhi/kernel';
import fc from 'fast-check';
import { calendars, date, dates } from './arbitraries.testing';
import { STATUTORY_DAYS, STATUTORY_YEARS, WorkCalendar } from './index';

const calendar = new WorkCalendar();

describe('the working calendar', () => {
  it('knows National Day 2026 with both of its make-up days', () => {
    const workdays = ['2026-09-20', '2026-09-30', '2026-10-08', '2026-10-10', '2026-10-12'];
    const daysOff = ['2026-09-19', '2026-10-01', '2026-10-05', '2026-10-07', '2026-10-11'];
    expect(workdays.filter((day) => !calendar.isWorkday(date(day)))).toEqual([]);
    expect(daysOff.filter((day) => calendar.isWorkday(date(day)))).toEqual([]);
    expect(calendar.addWorkdays(date('2026-09-30'), 3)).toBe('2026-10-10');
    expect(calendar.addWorkdays(date('2026-09-30'), 5)).toBe('2026-10-13');
  });

  it('does not count the day of the act, working day or not', () => {
    expect(calendar.addWorkdays(date('2026-11-02'), 1)).toBe('2026-11-03');
    expect(calendar.addWorkdays(date('2026-11-01'), 1)).toBe('2026-11-02');
    expect(calendar.addWorkdays(date('2026-11-01'), 0)).toBe('2026-11-01');
  });

  it('goes back to the working days before a date', () => {
    expect(calendar.addWorkdays(date('2026-10-08'), -1)).toBe('2026-09-30');
    expect(calendar.addWorkdays(date('2026-10-03'), -1)).toBe('2026-09-30');
  });

  it('finds the next working day, which may be the day itself', () => {
    expect(calendar.nextWorkday(date('2026-10-01'))).toBe('2026-10-08');
    expect(calendar.nextWorkday(date('2026-10-10'))).toBe('2026-10-10');
  });

  it('says why a day is off', () => {
    expect(calendar.day(date('2026-10-01'))).toEqual({
      date: '2026-10-01',
      workday: false,
      source: 'STATUTORY',
      festival: { en: 'National Day', zh: '国庆节' },
      note: null,
      covered: true,
    });
    expect(calendar.day(date('2026-11-14'))).toMatchObject({
      workday: false,
      source: 'WEEK',
      festival: null,
    });
  });
});

describe('the years the working calendar covers', () => {
  it('are those the State Council announced', () => {
    expect(STATUTORY_YEARS).toEqual(Array.from({ length: 23 }, (_, index) => 2004 + index));
    expect(STATUTORY_DAYS.every(({ name }) => name.en !== '' && name.zh !== '')).toBe(true);
  });

  it('are left visibly: beyond them only the plain week holds', () => {
    expect(calendar.isWorkday(date('2027-10-01'))).toBe(true);
    expect(calendar.day(date('2027-10-01'))).toMatchObject({ source: 'WEEK', covered: false });
    expect(calendar.covers(date('2026-12-01'), date('2026-12-31'))).toBe(true);
    expect(calendar.covers(date('2026-12-31'), date('2027-01-01'))).toBe(false);
    expect(calendar.covers(date('2003-12-31'), date('2004-01-01'))).toBe(false);
  });

  it('grow when the table holds the arrangement of another year', () => {
    const entered = new WorkCalendar({
      overrides: [{ date: date('2027-10-01'), kind: 'HOLIDAY', note: '国办发明电' }],
      enteredYears: [2027],
    });
    expect(entered.addWorkdays(date('2027-09-30'), 1)).toBe('2027-10-04');
    expect(entered.covers(date('2026-12-31'), date('2027-12-31'))).toBe(true);
  });
});

describe('the table above the calendar', () => {
  const flood = { date: date('2026-10-10'), kind: 'HOLIDAY', note: '防汛停工' } as const;

  it('wins over the published arrangement', () => {
    const edited = new WorkCalendar({
      overrides: [flood, { date: date('2026-10-01'), kind: 'WORKDAY', note: '值班' }],
    });
    expect(edited.isWorkday(date('2026-10-10'))).toBe(false);
    expect(edited.addWorkdays(date('2026-09-30'), 4)).toBe('2026-10-12');
    expect(edited.day(flood.date)).toMatchObject({
      source: 'OVERRIDE',
      note: '防汛停工',
      festival: null,
    });
  });

  it('makes a single day known in a year that is not', () => {
    const edited = new WorkCalendar({ overrides: [{ ...flood, date: date('2030-10-01') }] });
    expect(edited.day(date('2030-10-01'))).toMatchObject({ workday: false, covered: true });
    expect(edited.day(date('2030-10-02')).covered).toBe(false);
  });

  it('holds one row a date', () => {
    expect(() => new WorkCalendar({ overrides: [flood, flood] })).toThrow(
      'overrides 2026-10-10 twice',
    );
  });
});

describe('counting working days, on any calendar', () => {
  const counts = fc.integer({ min: 1, max: 400 });

  it('agrees with walking day by day', () => {
    fc.assert(
      fc.property(calendars, dates, fc.integer({ min: -40, max: 40 }), (any, start, count) => {
        let walked = start;
        for (let left = Math.abs(count); left > 0;) {
          walked = addDays(walked, Math.sign(count));
          if (any.isWorkday(walked)) left--;
        }
        expect(any.addWorkdays(start, count)).toBe(walked);
      }),
    );
  });

  it('undoes itself: as many days lie between as were added', () => {
    fc.assert(
      fc.property(calendars, dates, counts, (any, start, count) => {
        expect(any.workdaysBetween(start, any.addWorkdays(start, count))).toBe(count);
      }),
    );
  });

  it('lands on a working day, and later for more days or a later start', () => {
    fc.assert(
      fc.property(calendars, dates, counts, (any, start, count) => {
        const end = any.addWorkdays(start, count);
        expect(any.isWorkday(end)).toBe(true);
        expect(any.addWorkdays(start, count + 1) > end).toBe(true);
        expect(any.addWorkdays(addDays(start, 1), count) >= end).toBe(true);
      }),
    );
  });

  it('adds up: first some, then some more, is all at once', () => {
    fc.assert(
      fc.property(calendars, dates, counts, counts, (any, start, some, more) => {
        expect(any.addWorkdays(any.addWorkdays(start, some), more)).toBe(
          any.addWorkdays(start, some + more),
        );
      }),
    );
  });

  it('finds no working day between a date and its next working day', () => {
    fc.assert(
      fc.property(calendars, dates, (any, start) => {
        const next = any.nextWorkday(start);
        expect(any.isWorkday(next)).toBe(true);
        expect(any.workdaysBetween(addDays(start, -1), next)).toBe(1);
      }),
    );
  });
});
