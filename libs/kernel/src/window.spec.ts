import fc from 'fast-check';
import {
  addDays,
  addMonths,
  daysBetween,
  localDateOf,
  parseLocalDate,
  startOfDay,
} from './local-date';
import { valueOf } from './result';
import { comparisonWindow, daysWindow, monthWindow } from './window';

const days = (window: { from: Date; to: Date }) => [
  localDateOf(window.from),
  localDateOf(window.to),
];

describe('a window of time', () => {
  it('of a month begins and ends at midnight in Asia/Shanghai', () => {
    const october = valueOf(monthWindow('2026-10'));
    expect(october.from.toISOString()).toBe('2026-09-30T16:00:00.000Z');
    expect(october.to.toISOString()).toBe('2026-10-31T16:00:00.000Z');
  });

  it('of whole months is compared with as many whole months before', () => {
    expect(days(comparisonWindow(valueOf(monthWindow('2026-10')), 'PRIOR_PERIOD'))).toEqual([
      '2026-09-01',
      '2026-10-01',
    ]);
    const quarter = valueOf(daysWindow('2026-07-01', '2026-09-30'));
    expect(days(comparisonWindow(quarter, 'PRIOR_PERIOD'))).toEqual(['2026-04-01', '2026-07-01']);
  });

  it('of some days is compared with as many days before', () => {
    const week = valueOf(daysWindow('2026-10-05', '2026-10-11'));
    expect(days(comparisonWindow(week, 'PRIOR_PERIOD'))).toEqual(['2026-09-28', '2026-10-05']);
  });

  it('can be compared with the same days a year before', () => {
    const october = valueOf(monthWindow('2026-10'));
    expect(days(comparisonWindow(october, 'SAME_PERIOD_LAST_YEAR'))).toEqual([
      '2025-10-01',
      '2025-11-01',
    ]);
  });

  it.each([
    ['2026-10-02', '2026-10-01', 'INVALID_WINDOW'],
    ['2020-01-01', '2026-01-01', 'INVALID_WINDOW'],
    ['2026-02-30', '2026-03-01', 'INVALID_DATE'],
    ['2026-02-01', 'tomorrow', 'INVALID_DATE'],
  ])('from %s to %s is refused with %s', (from, to, code) => {
    expect(daysWindow(from, to)).toMatchObject({ ok: false, refusal: { code } });
  });

  it.each(['2026-13', '2026-1', 'October'])('is not the month %s', (month) => {
    expect(monthWindow(month)).toMatchObject({ ok: false, refusal: { code: 'INVALID_WINDOW' } });
  });
});

describe('a local date', () => {
  const anyDate = fc
    .integer({ min: 0, max: 60_000 })
    .map((offset) => addDays(valueOf(parseLocalDate('1950-01-01')), offset));

  it('is the day on the wall in Nanjing at the instant it begins, and not a moment before', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        expect(localDateOf(startOfDay(date))).toBe(date);
        expect(localDateOf(new Date(startOfDay(date).getTime() - 1))).toBe(addDays(date, -1));
      }),
    );
  });

  it('counts days there and back', () => {
    fc.assert(
      fc.property(anyDate, fc.integer({ min: -5000, max: 5000 }), (date, count) => {
        expect(daysBetween(date, addDays(date, count))).toBe(count);
      }),
    );
  });

  it('a month later is the last day where the month is shorter (Civil Code art. 202)', () => {
    const date = valueOf(parseLocalDate('2026-01-31'));
    expect(addMonths(date, 1)).toBe('2026-02-28');
    expect(addMonths(date, -2)).toBe('2025-11-30');
    expect(addMonths(date, 12)).toBe('2027-01-31');
  });
});
