import { WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate, Window } from '@gezhi/kernel';
import { addDays, daysBetween, localDateOf, startOfDay } from '@gezhi/kernel';
import type { SeededRandom } from '../random/seeded-random';
import { weightedIndex } from '../random/weighted-index';
import type { Activity, ActivityProfile } from './activity-profile';
import { ACTIVITY_PROFILES } from './activity-profile';
import { DEMO_AS_OF, DEMO_FIRST_DAY, DEMO_LAST_DAY, DEMO_START } from './demo-period';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** Office hours, in minutes of the day: 9:00–12:00 and 13:30–17:30. */
const SESSIONS = [
  [540, 720],
  [810, 1_050],
] as const;

export type DayKind = 'WORKDAY' | 'REST_DAY' | 'HOLIDAY';

export interface DemoDay {
  readonly date: LocalDate;
  readonly kind: DayKind;
}

/** Days and plausible instants of the demonstration year, on the working calendar that the deadlines use. */
export interface DemoCalendar {
  readonly days: readonly DemoDay[];
  /** The months of the year, `2025-11` … `2026-11`; the last one is half over. */
  readonly months: readonly string[];
  /** One instant of an activity, inside the window if given and always before {@link DEMO_AS_OF}. */
  instant(random: SeededRandom, activity: Activity, window?: Window): Date;
  /** `count` instants of an activity, in order. */
  instants(random: SeededRandom, activity: Activity, count: number, window?: Window): Date[];
  /** The instant after `minutes` of office hours; it may lie after {@link DEMO_AS_OF}: then it has not happened. */
  afterOfficeMinutes(from: Date, minutes: number): Date;
}

export function demoCalendar(): DemoCalendar {
  const work = new WorkCalendar();
  const length = daysBetween(DEMO_FIRST_DAY, DEMO_LAST_DAY) + 1;
  const days = Array.from({ length }, (_, index): DemoDay => {
    const date = addDays(DEMO_FIRST_DAY, index);
    const { workday, source } = work.day(date);
    return { date, kind: workday ? 'WORKDAY' : source === 'WEEK' ? 'REST_DAY' : 'HOLIDAY' };
  });
  const choosers = new Map<string, (position: number) => Date>();

  const instant = (random: SeededRandom, activity: Activity, window: Window = WHOLE): Date => {
    const key = `${activity} ${window.from.getTime()} ${window.to.getTime()}`;
    let choose = choosers.get(key);
    if (choose === undefined) {
      choose = hourChooser(days, ACTIVITY_PROFILES[activity], window);
      choosers.set(key, choose);
    }
    return new Date(choose(random.next()).getTime() + Math.floor(random.next() * HOUR));
  };

  return {
    days,
    months: [...new Set(days.map(({ date }) => date.slice(0, 7)))],
    instant,
    instants: (random, activity, count, window) =>
      Array.from({ length: count }, () => instant(random, activity, window)).sort(
        (one, other) => one.getTime() - other.getTime(),
      ),
    afterOfficeMinutes: (from, minutes) => afterOfficeMinutes(work, from, minutes),
  };
}

const WHOLE: Window = { from: DEMO_START, to: DEMO_AS_OF };

/** Chooses a whole hour that lies inside the window and the demonstration, by the profile's weights. */
function hourChooser(
  days: readonly DemoDay[],
  profile: ActivityProfile,
  window: Window,
): (position: number) => Date {
  const until = Math.min(window.to.getTime(), DEMO_AS_OF.getTime());
  const starts: number[] = [];
  const weights: number[] = [];
  for (const { date, kind } of days) {
    const weight = dayWeight(profile, date, kind);
    const midnight = startOfDay(date).getTime();
    if (weight === 0 || midnight + 24 * HOUR <= window.from.getTime() || midnight >= until)
      continue;
    profile.hours.forEach((share, hour) => {
      const start = midnight + hour * HOUR;
      if (share === 0 || start < window.from.getTime() || start + HOUR > until) return;
      starts.push(start);
      weights.push(weight * share);
    });
  }
  const index = weightedIndex(weights);
  return (position) => new Date(starts[index(position)] as number);
}

function dayWeight({ days, months }: ActivityProfile, date: LocalDate, kind: DayKind): number {
  const weekly =
    kind === 'WORKDAY' ? days.workday : kind === 'REST_DAY' ? days.restDay : days.holiday;
  return weekly * (months[Number(date.slice(5, 7)) - 1] ?? 1);
}

function afterOfficeMinutes(work: WorkCalendar, from: Date, minutes: number): Date {
  let left = minutes;
  let date = localDateOf(from);
  let since = (from.getTime() - startOfDay(date).getTime()) / MINUTE;
  for (;;) {
    if (work.isWorkday(date)) {
      for (const [opens, closes] of SESSIONS) {
        const begin = Math.max(opens, since);
        if (begin >= closes) continue;
        if (begin + left <= closes) {
          return new Date(Math.round(startOfDay(date).getTime() + (begin + left) * MINUTE));
        }
        left -= closes - begin;
      }
    }
    date = addDays(date, 1);
    since = 0;
  }
}
