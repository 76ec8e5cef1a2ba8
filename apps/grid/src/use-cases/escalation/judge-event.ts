import type { Deadline } from '@gezhi/deadlines';
import { addDays, endOfDay, localDateOf, startOfDay, valueOf } from '@gezhi/kernel';
import type { LocalDate } from '@gezhi/kernel';
import type { ActingClock, Due, Made } from '../../domain/escalation/escalation.rules';
import {
  ladderOf,
  nextDue,
  ruleOf,
  stageClock,
  stageOf,
} from '../../domain/escalation/escalation.rules';
import { clockOf } from '../../domain/event/event-deadline';
import { workAreaOf } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { SweepSettings } from './sweep-settings';

/** What an event is judged by besides itself. */
export interface Facts {
  /** When it came into its present state. */
  readonly enteredAt: Date;
  readonly made: readonly Made[];
}

/** What has to be done about an event now, and when to look again. */
export interface Judgement {
  /** Set when the last day of its suspension has passed: when the pause ended. */
  readonly resumedAt: Date | null;
  /** The clock of handling as it must stand now; null without one. */
  readonly clock: Deadline | null;
  /** Whether the calendar moved the end of the limit. */
  readonly moved: boolean;
  /** Reminders and escalations that have fallen due, in the order they did. */
  readonly dues: readonly Due[];
  readonly stage: ActingClock | null;
  readonly next: Due | null;
  readonly lookAt: Date;
}

/** Nothing is left to do about it by itself. */
const NEVER = new Date('9999-01-01T00:00:00Z');

/** Judges an event at a moment. Pure: the same event at the same moment is judged the same. */
export function judgeEvent(
  event: GovEvent,
  { enteredAt, made }: Facts,
  settings: SweepSettings,
  now: Date,
): Judgement {
  const { calendar } = settings;
  const stored = clockOf(event);
  const resumedAt = endOfSuspension(event, now);
  const running =
    stored && resumedAt && stored.pausedAt ? valueOf(stored.resume(resumedAt, calendar)) : stored;
  // A paused clock is counted anew when it goes on.
  const clock = running && (running.pausedAt ? running : running.recalculated(calendar));
  const moved =
    clock !== null && running !== null && clock.dueAt.getTime() !== running.dueAt.getTime();
  const stage = stageClockOf(event, enteredAt, settings);
  const clocks: ActingClock[] = [
    ...(stage ? [stage] : []),
    ...(clock ? [{ stage: 'HANDLING' as const, clock }] : []),
  ];
  const { dues, next } = duesOf(event, clocks, made, settings, now);
  const suspended = event.state === 'SUSPENDED' && resumedAt === null;
  const looks = [
    next?.at,
    suspended && event.suspendedUntil ? afterDay(event.suspendedUntil) : undefined,
    // Holidays of a year may be announced any day.
    clock && !clock.covered ? startOfDay(addDays(localDateOf(now), 1)) : undefined,
  ].filter((at) => at !== undefined);
  const lookAt = looks.reduce((first, at) => (at < first ? at : first), NEVER);
  return { resumedAt, clock, moved, dues, stage, next, lookAt };
}

/** When an event came under the rules it goes on under. */
export function beganAt({ acceptedAt, reportedAt }: GovEvent): Date {
  return acceptedAt ?? reportedAt;
}

/** Whether the centre has to act, and nobody else: nobody leads yet, or it decides. */
export function waitsForCentre(event: Pick<GovEvent, 'leadOrganizationId' | 'state'>): boolean {
  return (
    event.leadOrganizationId === null ||
    event.state === 'RETURN_PENDING' ||
    event.state === 'AWAITING_FEEDBACK'
  );
}

function duesOf(
  event: GovEvent,
  clocks: readonly ActingClock[],
  before: readonly Made[],
  { rulesAt, calendar }: SweepSettings,
  now: Date,
): Pick<Judgement, 'dues' | 'next'> {
  const rule = ruleOf(event.urgency, event.categoryCode, rulesAt(beganAt(event)));
  const interval = { unit: rule.intervalUnit, amount: rule.intervalAmount };
  const assigned = !waitsForCentre(event);
  const made = [...before];
  const dues: Due[] = [];
  for (;;) {
    const comes = clocks
      .map((acting) => {
        const { stage } = acting;
        const ladder = ladderOf(workAreaOf(event), { stage, assigned, maxDepth: rule.maxDepth });
        return nextDue(acting, made, ladder, interval, calendar);
      })
      .filter((due) => due !== null)
      .sort((one, other) => one.at.getTime() - other.at.getTime());
    const due = comes.find(({ at, clock }) => at <= (clock.pausedAt ?? now) && at <= now);
    if (!due) return { dues, next: comes.find(({ clock }) => clock.pausedAt === null) ?? null };
    dues.push(due);
    made.push({ stage: due.stage, clockStartedAt: due.clock.startedAt, level: due.level });
  }
}

function stageClockOf(
  event: GovEvent,
  enteredAt: Date,
  { limits, calendar }: SweepSettings,
): ActingClock | null {
  const stage = stageOf(event.state);
  const limit = limits.find((each) => each.stage === stage && each.urgency === event.urgency);
  return stage && limit ? { stage, clock: stageClock(limit, enteredAt, calendar) } : null;
}

/** The last instant of a suspension that has passed. */
function endOfSuspension({ state, suspendedUntil }: GovEvent, now: Date): Date | null {
  if (state !== 'SUSPENDED' || suspendedUntil === null) return null;
  const end = endOfDay(suspendedUntil as LocalDate);
  return end < now ? end : null;
}

function afterDay(date: string): Date {
  return new Date(endOfDay(date as LocalDate).getTime() + 1);
}
