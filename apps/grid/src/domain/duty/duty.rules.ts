import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  addDays,
  localDateOf,
  ok,
  parseLocalDate,
  refuse,
  startOfDay,
  weekdayOf,
} from '@gezhi/kernel';
import type { GridPost } from '../post/grid-post.entity';
import { isHeldOn } from '../post/grid-post.rules';
import type { ShiftKind } from './duty.codes';
import type { DutyRoster, DutyShift } from './duty.entity';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** The longest shift, in hours; ours. */
export const LONGEST_SHIFT = 24;

/** When somebody is to be on duty where nothing else is said, in minutes after midnight; ours. */
export const COVER: Readonly<Record<ShiftKind, { readonly from: number; readonly to: number }>> = {
  GRID: { from: 8 * 60 + 30, to: 17 * 60 + 30 },
  COMMAND_WATCH: { from: 0, to: 24 * 60 },
};

export type Hours = Pick<DutyShift, 'startsAt' | 'endsAt'>;

/** The account of whoever holds a post is told by its key: the subject they sign in with. */
export function isWorker(actor: Pick<Actor, 'subject'>, workerId: string): boolean {
  return actor.subject === workerId;
}

export function checkWeek(weekOf: string): Result<void> {
  const path = ['input', 'weekOf'];
  const date = parseLocalDate(weekOf, path);
  if (!date.ok) return date;
  return weekdayOf(date.value) === 1 ? ok() : refuse('DUTY_WEEK', { path, weekOf });
}

/** A shift begins in the week of its roster and has a length people can work. */
export function checkShiftHours({ startsAt, endsAt }: Hours, weekOf: string): Result<void> {
  const from = parseLocalDate(weekOf);
  if (!from.ok) return from;
  const inWeek =
    startsAt >= startOfDay(from.value) && startsAt < startOfDay(addDays(from.value, 7));
  const length = endsAt.getTime() - startsAt.getTime();
  return inWeek && length >= HOUR / 2 && length <= LONGEST_SHIFT * HOUR
    ? ok()
    : refuse('DUTY_HOURS', { most: LONGEST_SHIFT });
}

/** Watch officers watch in their centre, posts of a grid and its micro-grids are on duty there. */
export function checkDutyPost(
  post: GridPost,
  { kind, areaCode }: Pick<DutyRoster, 'kind' | 'areaCode'>,
  { startsAt, endsAt }: Hours,
): Result<void> {
  const watches = post.kind === 'WATCH_OFFICER';
  const fits =
    kind === 'COMMAND_WATCH'
      ? watches && post.areaCode === areaCode
      : !watches && post.areaCode.startsWith(areaCode);
  if (!fits) return refuse('DUTY_PLACE', { kind: post.kind, areaCode });
  const lastMoment = new Date(endsAt.getTime() - 1);
  return isHeldOn(post, localDateOf(startsAt)) && isHeldOn(post, localDateOf(lastMoment))
    ? ok()
    : refuse('DUTY_POST_NOT_HELD');
}

/** Nobody is on duty twice at one time; one shift may begin when another ends. */
export function checkOverlap(shift: Hours, others: readonly Hours[]): Result<void> {
  const other = others.find(
    ({ startsAt, endsAt }) => startsAt < shift.endsAt && endsAt > shift.startsAt,
  );
  return other ? refuse('DUTY_OVERLAP', { startsAt: other.startsAt.toISOString() }) : ok();
}

/** The times of a roster's week in which somebody is to be on duty and nobody is, in their order. */
export function gapsOf(
  { weekOf, coverFrom, coverTo }: Pick<DutyRoster, 'weekOf' | 'coverFrom' | 'coverTo'>,
  shifts: readonly Hours[],
): Hours[] {
  const first = parseLocalDate(weekOf);
  if (!first.ok) return [];
  const sorted = [...shifts].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const gaps: Hours[] = [];
  for (let day = 0; day < 7; day++) {
    const midnight = startOfDay(addDays(first.value, day)).getTime();
    const until = midnight + coverTo * MINUTE;
    let covered = midnight + coverFrom * MINUTE;
    const gap = (to: number) => {
      const last = gaps.at(-1);
      // A gap over midnight is one.
      if (last?.endsAt.getTime() === covered) last.endsAt = new Date(to);
      else gaps.push({ startsAt: new Date(covered), endsAt: new Date(to) });
    };
    for (const { startsAt, endsAt } of sorted) {
      if (endsAt.getTime() <= covered || startsAt.getTime() >= until) continue;
      if (startsAt.getTime() > covered) gap(startsAt.getTime());
      covered = Math.max(covered, endsAt.getTime());
    }
    if (covered < until) gap(until);
  }
  return gaps;
}
