import type { Waiting } from './swept-events.testing';
import { inNanjing } from './swept-events.testing';

/**
 * What deadlines owe an event, worked out without any of our code: day by day on a calendar written down by hand from
 * the State Council's notice for 2026, with the limits and intervals of the reference lists.
 */
const HOLIDAYS = new Set([
  ...['2026-09-25', '2026-09-26', '2026-09-27'],
  ...['01', '02', '03', '04', '05', '06', '07'].map((day) => `2026-10-${day}`),
]);
const MAKE_UP_DAYS = new Set(['2026-09-20', '2026-10-10']);

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The dates of a limit or the milliseconds of it. */
type Span = { readonly workdays: number } | { readonly days: number } | { readonly ms: number };

const HANDLING: Record<Waiting['urgency'], Span> = {
  DANGER: { ms: 2 * HOUR },
  LIVELIHOOD: { ms: 24 * HOUR },
  GENERAL: { workdays: 5 },
  COMPLEX: { days: 15 },
};
const STEP: Record<Waiting['urgency'], Span> = {
  DANGER: { ms: 15 * MINUTE },
  LIVELIHOOD: { ms: HOUR },
  GENERAL: { workdays: 1 },
  COMPLEX: { workdays: 1 },
};
const INTERVAL: Record<Waiting['urgency'], Span> = {
  DANGER: { ms: 30 * MINUTE },
  LIVELIHOOD: { ms: 4 * HOUR },
  GENERAL: { workdays: 1 },
  COMPLEX: { workdays: 2 },
};
const STAGES: Partial<Record<Waiting['state'], string>> = {
  RECEIVED: 'INTAKE',
  ACCEPTED: 'DISPATCH',
  DISPATCHED: 'SIGNING',
  RETURN_PENDING: 'ADJUDICATION',
};

/** Everything that has fallen due by `now`, as `actsOf` tells it, sorted. */
export function owed(event: Waiting, now: Date): string[] {
  const stage = STAGES[event.state];
  const acts = [
    ...(stage ? actsOfClock(event, stage, STEP[event.urgency]) : []),
    ...(event.state === 'RECEIVED' ? [] : actsOfClock(event, 'HANDLING', HANDLING[event.urgency])),
  ];
  return acts
    .filter(({ at }) => at <= now)
    .map(({ what, at }) => `${what} ${inNanjing(at)}`)
    .sort();
}

function actsOfClock(event: Waiting, stage: string, limit: Span) {
  const first = firstAfter(event.since, limit, 1);
  const levels = levelsOf(event, stage);
  return [
    { what: `${stage} HOLDER`, at: nearlyAfter(event.since, limit) },
    ...levels.map((level, index) => ({
      what: `${stage} ${level}`,
      // The last instant of the limit, and that many intervals on.
      at:
        index === 0
          ? first
          : firstAfter(new Date(first.getTime() - 1), INTERVAL[event.urgency], index),
    })),
  ];
}

function levelsOf({ state, areaCode }: Waiting, stage: string): string[] {
  const levels = ['GRID_LEADER', 'COMMUNITY_SECRETARY', 'SUBDISTRICT_CENTRE', 'DISTRICT_CENTRE'];
  const centre =
    stage !== 'HANDLING' || ['ACCEPTED', 'RETURN_PENDING', 'AWAITING_FEEDBACK'].includes(state);
  const lowest =
    areaCode.length >= 16 ? 0 : areaCode.length === 12 ? 1 : areaCode.length === 9 ? 2 : 3;
  return levels.slice(Math.max(lowest, centre ? 2 : 0));
}

/** The first instant after so many spans from a moment on. */
function firstAfter(from: Date, span: Span, times: number): Date {
  if ('ms' in span) return new Date(from.getTime() + span.ms * times + 1);
  return midnightAfter(from, span, ('workdays' in span ? span.workdays : span.days) * times + 1);
}

/** The first instant at which more than four fifths are used. */
function nearlyAfter(from: Date, span: Span): Date {
  if ('ms' in span) return new Date(from.getTime() + (span.ms * 4) / 5 + 1);
  const count = 'workdays' in span ? span.workdays : span.days;
  const used = count === 15 ? 12 : count === 5 ? 4 : 0;
  return dayBegins(from, span, used + 1);
}

/** When the day begins that follows the last of `count - 1` days. */
function midnightAfter(from: Date, span: Span, count: number): Date {
  const last = dayBegins(from, span, count - 1);
  return new Date(last.getTime() + DAY);
}

/** When the `count`th day after the day of a moment begins, counting working days or all days. */
function dayBegins(from: Date, span: Span, count: number): Date {
  let day = Date.parse(`${inNanjing(from).slice(0, 10)}T00:00:00+08:00`);
  for (let left = count; left > 0;) {
    day += DAY;
    if ('days' in span || isWorkday(new Date(day))) left -= 1;
  }
  return new Date(day);
}

function isWorkday(day: Date): boolean {
  const date = inNanjing(day).slice(0, 10);
  if (MAKE_UP_DAYS.has(date)) return true;
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return !HOLIDAYS.has(date) && weekday !== 0 && weekday !== 6;
}
