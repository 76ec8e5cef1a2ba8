import type { Deadline, DeadlineUnit, WorkCalendar } from '@gezhi/deadlines';
import { Deadline as Clock } from '@gezhi/deadlines';
import type { Urgency } from '../event/event.codes';
import type { EventState } from '../event/event.states';
import type { EscalationLevel, EscalationReason, EventStage, Rung } from './escalation.codes';
import type { EscalationRule, EventStageLimit } from './escalation-rule.entity';

/** From below; each rung with as much of an area code as names its area. */
const LADDER: readonly { readonly level: Rung; readonly digits: number }[] = [
  { level: 'GRID_LEADER', digits: 16 },
  { level: 'COMMUNITY_SECRETARY', digits: 12 },
  { level: 'SUBDISTRICT_CENTRE', digits: 9 },
  { level: 'DISTRICT_CENTRE', digits: 6 },
];
/** Where work waits for the command centre, the ladder begins with it. */
const FIRST_OF_CENTRES = 2;

/** Steps with a limit of their own, by the state in which they are waited for. */
const STAGE_OF: Partial<Readonly<Record<EventState, Exclude<EventStage, 'HANDLING'>>>> = {
  RECEIVED: 'INTAKE',
  ACCEPTED: 'DISPATCH',
  DISPATCHED: 'SIGNING',
  RETURN_PENDING: 'ADJUDICATION',
};

export function stageOf(state: EventState): Exclude<EventStage, 'HANDLING'> | null {
  return STAGE_OF[state] ?? null;
}

/** A limit that may act. */
export interface ActingClock {
  readonly stage: EventStage;
  readonly clock: Deadline;
}

/** What is due, or will be: the reminder or a step up the ladder, and when. */
export interface Due {
  readonly stage: EventStage;
  readonly clock: Deadline;
  readonly level: EscalationLevel;
  readonly reason: EscalationReason;
  readonly at: Date;
}

/** What has been done about one clock. */
export interface Made {
  readonly stage: EventStage;
  readonly clockStartedAt: Date;
  readonly level: EscalationLevel;
}

/** The rule of an event: that of the longest category it lies under. */
export function ruleOf(
  urgency: Urgency,
  categoryCode: string | null,
  rules: readonly EscalationRule[],
): EscalationRule {
  const fitting = rules.filter(
    (rule) =>
      rule.urgency === urgency &&
      (rule.categoryCode === '' || `${categoryCode ?? ''}.`.startsWith(`${rule.categoryCode}.`)),
  );
  const [rule] = fitting.sort((one, other) => other.categoryCode.length - one.categoryCode.length);
  if (!rule) throw new Error(`There is no escalation rule for ${urgency} events`);
  return rule;
}

/**
 * The levels lateness is carried up to, the first one first. Assigned work begins with the smallest level of its
 * place; what nobody has been given, or waits for a decision of the centre, begins with the dispatching centre (G7).
 */
export function ladderOf(
  areaCode: string,
  { stage, assigned, maxDepth }: { stage: EventStage; assigned: boolean; maxDepth: number },
): Rung[] {
  const byCentre = stage !== 'HANDLING' || !assigned;
  const rungs = LADDER.slice(byCentre ? FIRST_OF_CENTRES : 0).filter(
    ({ digits, level }) => areaCode.length >= digits || level === 'DISTRICT_CENTRE',
  );
  return rungs.slice(0, maxDepth + 1).map(({ level }) => level);
}

/** The area whose level it is, for an event at a place. */
export function areaOfLevel(level: Rung, areaCode: string): string {
  return areaCode.slice(0, LADDER.find((rung) => rung.level === level)?.digits);
}

export function isRung(level: EscalationLevel): level is Rung {
  return level !== 'HOLDER';
}

/** Starts the clock of one step. */
export function stageClock(
  limit: Pick<EventStageLimit, 'stage' | 'unit' | 'amount' | 'source'>,
  startedAt: Date,
  calendar: WorkCalendar,
): Deadline {
  const { stage, unit, amount, source } = limit;
  return Clock.start(
    { kind: `event.${stage.toLowerCase()}`, unit, amount, startedAt, basis: source },
    calendar,
  );
}

/**
 * What a clock asks for next, given what has been done: the reminder at 80 %, the first level when the limit has run
 * out, a further level after each interval. Null when nothing is left. Moments are counted from the end of the limit
 * as it stands now, so that a pause moves those to come with it; what was done is never done again.
 */
export function nextDue(
  { stage, clock }: ActingClock,
  made: readonly Made[],
  ladder: readonly Rung[],
  interval: { readonly unit: DeadlineUnit; readonly amount: number },
  calendar: WorkCalendar,
): Due | null {
  if (clock.metAt) return null;
  const done = made.filter(
    (each) => each.stage === stage && each.clockStartedAt.getTime() === clock.startedAt.getTime(),
  );
  if (!done.some(({ level }) => level === 'HOLDER'))
    return { stage, clock, level: 'HOLDER', reason: 'APPROACHING', at: clock.approachesAt };
  const taken = done.filter(({ level }) => isRung(level));
  const highest = Math.max(-1, ...taken.map(({ level }) => heightOf(level)));
  const level = ladder.find((each) => heightOf(each) > highest);
  if (!level) return null;
  return {
    stage,
    clock,
    level,
    reason: taken.length === 0 ? 'OVERDUE' : 'STILL_OVERDUE',
    at: after(clock.dueAt, taken.length, interval, calendar),
  };
}

/** The instant after the end of a limit and so many intervals. */
function after(
  dueAt: Date,
  intervals: number,
  { unit, amount }: { readonly unit: DeadlineUnit; readonly amount: number },
  calendar: WorkCalendar,
): Date {
  if (intervals === 0) return new Date(dueAt.getTime() + 1);
  const terms = { kind: 'event.interval', unit, basis: '', startedAt: dueAt };
  const end = Clock.start({ ...terms, amount: amount * intervals }, calendar).dueAt;
  return new Date(end.getTime() + 1);
}

function heightOf(level: EscalationLevel): number {
  return LADDER.findIndex((rung) => rung.level === level);
}
