import { localDateOf, monthWindow } from '@gezhi/kernel';
import { seededRandom } from '../random/seeded-random';
import { ACTIVITY_PROFILES } from './activity-profile';
import type { Activity } from './activity-profile';
import { demoCalendar } from './demo-calendar';
import { DEMO_AS_OF, DEMO_START } from './demo-period';

const calendar = demoCalendar();
const kinds = new Map(calendar.days.map(({ date, kind }) => [date, kind]));
const hourOf = (instant: Date): number => (instant.getUTCHours() + 8) % 24;

describe('the demonstration year', () => {
  it('runs from 1 November 2025 to 15 November 2026 on the published holidays', () => {
    expect(calendar.days).toHaveLength(380);
    expect(calendar.months).toHaveLength(13);
    expect(kinds.get('2026-10-01' as never)).toBe('HOLIDAY');
    expect(kinds.get('2026-10-10' as never)).toBe('WORKDAY'); // a make-up Saturday
    expect(kinds.get('2026-10-18' as never)).toBe('REST_DAY');
  });

  it.each(Object.keys(ACTIVITY_PROFILES) as Activity[])(
    'draws instants of %s in order, inside the year, at hours when it happens',
    (activity) => {
      const random = seededRandom(activity);
      const instants = calendar.instants(random, activity, 3_000);
      const times = instants.map((instant) => instant.getTime());
      expect(times).toEqual([...times].sort((a, b) => a - b));
      expect(times[0]).toBeGreaterThanOrEqual(DEMO_START.getTime());
      expect(times.at(-1)).toBeLessThan(DEMO_AS_OF.getTime());
      const { hours } = ACTIVITY_PROFILES[activity];
      expect(instants.every((instant) => (hours[hourOf(instant)] ?? 0) > 0)).toBe(true);
    },
  );

  it('opens no window on a day of rest', () => {
    const instants = calendar.instants(seededRandom('office'), 'OFFICE', 2_000);
    expect(instants.every((instant) => kinds.get(localDateOf(instant)) === 'WORKDAY')).toBe(true);
  });

  it('keeps to the window it is given', () => {
    const window = monthWindow('2026-10');
    if (!window.ok) throw new Error('October is a month');
    const instants = calendar.instants(seededRandom('october'), 'CITIZEN', 500, window.value);
    expect(instants.every((instant) => localDateOf(instant).startsWith('2026-10'))).toBe(true);
  });

  it('has more to do in July than in February', () => {
    const instants = calendar.instants(seededRandom('season'), 'HOTLINE', 20_000);
    const inMonth = (month: string): number =>
      instants.filter((instant) => localDateOf(instant).startsWith(month)).length;
    expect(inMonth('2026-07')).toBeGreaterThan(1.5 * inMonth('2026-02'));
  });
});

describe('office minutes', () => {
  it.each([
    ['2026-11-10T09:00+08:00', 60, '2026-11-10T10:00+08:00'],
    ['2026-11-10T11:30+08:00', 60, '2026-11-10T14:00+08:00'],
    ['2026-11-10T17:00+08:00', 60, '2026-11-11T09:30+08:00'],
    ['2026-09-30T17:00+08:00', 60, '2026-10-08T09:30+08:00'],
    ['2026-11-07T03:00+08:00', 420, '2026-11-09T17:30+08:00'],
  ])('from %s, %i minutes of work end at %s', (from, minutes, expected) => {
    expect(calendar.afterOfficeMinutes(new Date(from), minutes)).toEqual(new Date(expected));
  });
});
