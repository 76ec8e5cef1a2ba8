import { DEMO_AS_OF, organizationId, stableId } from '@gezhi/city';
import type { CityPlan } from '@gezhi/city';
import type { Deadline } from '@gezhi/deadlines';
import { WorkCalendar } from '@gezhi/deadlines';
import { addDays, localDateOf } from '@gezhi/kernel';
import type { LevelOrganization } from '../../../domain/escalation/escalation-rule.entity';
import type { DeadlineAction } from '../../../domain/escalation/deadline.actions';
import type { ActingClock, Due } from '../../../domain/escalation/escalation.rules';
import {
  areaOfLevel,
  isRung,
  ladderOf,
  nextDue,
  ruleOf,
  stageClock,
  stageOf,
} from '../../../domain/escalation/escalation.rules';
import type { EventEscalation } from '../../../domain/escalation/event-escalation.entity';
import { clockOf } from '../../../domain/event/event-deadline';
import { mark } from '../../../domain/event/event.rules';
import { OPEN_STATES } from '../../../domain/event/event.states';
import type { GovEventTransition } from '../../../domain/event/gov-event-transition.entity';
import type { EventExtension } from '../../../domain/extension/event-extension.entity';
import type { EventSupervision } from '../../../domain/supervision/event-supervision.entity';
import { ESCALATION_RULES, EVENT_STAGE_LIMITS } from '../reference/escalation-rules';
import type { EventLife } from './event-life';

const CALENDAR = new WorkCalendar();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const SWEEP = 'job:deadline-sweep';

/** What the year's deadlines did about one event. */
export interface DeadlineActs {
  readonly escalations: readonly EventEscalation[];
  readonly extension: EventExtension | null;
  readonly supervision: EventSupervision | null;
}

/** A clock, and when it stopped to matter. */
interface Span extends ActingClock {
  readonly until: Date;
}

/**
 * What deadlines did about an event, by the rules the sweep goes by: reminders, escalations, the request before each
 * extension, and a supervision of what is open and was carried up to a centre. Adds it to the history and the marks.
 */
export function actsOfDeadlines(life: EventLife): DeadlineActs {
  const steps = [...life.steps];
  const dues = spansOf(life).flatMap((span) => duesOf(life, span, steps));
  const escalations = dues.map((due) => escalationOf(life, due, steps));
  for (const { level, stage, clockStartedAt, madeAt, reason } of escalations) {
    const rung = isRung(level);
    if (rung) mark(life.event, 'ESCALATED');
    const key = `${stage}/${level}/${clockStartedAt.toISOString()}`;
    note(life, steps, rung ? 'escalate' : 'remind', madeAt, key, { subject: SWEEP, reason });
  }
  const extension = extensionOf(life, steps);
  const supervision = supervisionOf(life, escalations, steps);
  life.steps.sort((one, other) => one.occurredAt.getTime() - other.occurredAt.getTime());
  life.event.version = life.steps.length;
  life.event.updatedAt = life.steps.at(-1)?.occurredAt ?? life.event.updatedAt;
  return { escalations, extension, supervision };
}

/** The organisations that lead what a city has reassigned to a level. */
export function* levelOrganizations(plan: CityPlan): Generator<LevelOrganization> {
  for (const { code } of plan.communities)
    yield { areaCode: code, organizationId: organizationId(`community/${code}/committee`) };
  for (const { code } of plan.subdistricts)
    yield { areaCode: code, organizationId: organizationId(`subdistrict/${code}/command-centre`) };
  yield { areaCode: plan.district, organizationId: organizationId('district/command-centre') };
}

function spansOf({ event, steps, clocks }: EventLife): Span[] {
  const moves = steps.filter(({ fromState, toState }) => fromState !== toState);
  const over = OPEN_STATES.includes(event.state)
    ? DEMO_AS_OF
    : (moves.at(-1)?.occurredAt ?? DEMO_AS_OF);
  const waits = moves.flatMap(({ toState, occurredAt }, index) => {
    const stage = stageOf(toState as typeof event.state);
    const limit = EVENT_STAGE_LIMITS.find(
      (each) => each.stage === stage && each.urgency === event.urgency,
    );
    const until = moves[index + 1]?.occurredAt ?? DEMO_AS_OF;
    return stage && limit ? [{ stage, clock: stageClock(limit, occurredAt, CALENDAR), until }] : [];
  });
  const handling = clocks.map((clock: Deadline) => ({
    stage: 'HANDLING' as const,
    until: clock.metAt ?? clock.pausedAt ?? over,
    // What is met asks for nothing any more; here it is looked at as it was.
    clock: clock.metAt ? unmet(clock) : clock,
  }));
  return [...waits, ...handling];
}

function unmet(clock: Deadline): Deadline {
  const open = clockOf({ deadline: { ...clock.toRecord(), metAt: null } });
  if (!open) throw new Error('A clock that was met has a beginning');
  return open;
}

function duesOf({ event }: EventLife, span: Span, steps: readonly GovEventTransition[]): Due[] {
  const rule = ruleOf(event.urgency, event.categoryCode, ESCALATION_RULES);
  const interval = { unit: rule.intervalUnit, amount: rule.intervalAmount };
  const made: { stage: Due['stage']; clockStartedAt: Date; level: Due['level'] }[] = [];
  const dues: Due[] = [];
  for (;;) {
    const assigned = isLed(stateAt(steps, dues.at(-1)?.at ?? span.clock.dueAt));
    const terms = { stage: span.stage, assigned, maxDepth: rule.maxDepth };
    const due = nextDue(span, made, ladderOf(event.areaCode, terms), interval, CALENDAR);
    if (!due || sweptAt(due.at) >= span.until || sweptAt(due.at) >= DEMO_AS_OF) return dues;
    dues.push(due);
    made.push({ stage: due.stage, clockStartedAt: span.clock.startedAt, level: due.level });
  }
}

function escalationOf(
  { event }: EventLife,
  { stage, level, reason, clock, at }: Due,
  steps: readonly GovEventTransition[],
): EventEscalation {
  const led = isLed(stateAt(steps, at)) && event.leadOrganizationId !== null;
  const centre = event.areaCode.slice(0, Math.min(9, event.areaCode.length));
  const areaCode = isRung(level) ? areaOfLevel(level, event.areaCode) : led ? null : centre;
  return {
    id: stableId(`escalation/${event.id}/${stage}/${level}/${clock.startedAt.toISOString()}`, at),
    eventId: event.id,
    clockStartedAt: clock.startedAt,
    ...{ stage, level, reason, areaCode },
    mode: 'NOTIFY',
    dueAt: clock.dueAt,
    fellDueAt: at,
    madeAt: sweptAt(at),
    madeBy: SWEEP,
    organizationId: areaCode === null ? event.leadOrganizationId : null,
    formerOrganizationId: null,
    keptBecause: null,
    digestDue: false,
  };
}

/** The lead asked before the centre decided. */
function extensionOf(life: EventLife, steps: readonly GovEventTransition[]): EventExtension | null {
  const index = steps.findIndex(({ action }) => action === 'extend');
  const [before, decided] = [steps[index - 1], steps[index]];
  const clock = life.clocks[0];
  if (!before || !decided || !clock) return null;
  const requestedAt = new Date((before.occurredAt.getTime() + decided.occurredAt.getTime()) / 2);
  note(life, steps, 'requestExtension', requestedAt, 'extension', {
    subject: 'demo:handler',
    reason: '',
  });
  return {
    id: stableId(`extension/${life.event.id}`, requestedAt),
    eventId: life.event.id,
    state: 'APPROVED',
    reason: 'APPROVAL',
    amount: clock.extendedBy,
    granted: clock.extendedBy,
    unit: clock.unit,
    requestedAt,
    requestedBySubject: 'demo:handler',
    organizationId: life.event.leadOrganizationId,
    decidedAt: decided.occurredAt,
    decidedBySubject: 'demo:command',
  };
}

/** Open work that reached a centre is supervised. */
function supervisionOf(
  life: EventLife,
  escalations: readonly EventEscalation[],
  steps: readonly GovEventTransition[],
): EventSupervision | null {
  const { event } = life;
  const last = escalations.findLast(
    ({ stage, level }) => stage === 'HANDLING' && level === 'SUBDISTRICT_CENTRE',
  );
  const startedAt = last && new Date(last.madeAt.getTime() + HOUR);
  if (!startedAt || startedAt >= DEMO_AS_OF || !OPEN_STATES.includes(event.state)) return null;
  mark(event, 'SUPERVISED');
  note(life, steps, 'supervise', startedAt, 'supervision', { subject: 'demo:command', reason: '' });
  return {
    id: stableId(`supervision/${event.id}`, startedAt),
    eventId: event.id,
    state: 'OPEN',
    reason: 'OVERDUE',
    level: 'SUBDISTRICT_CENTRE',
    expectedOn: addDays(localDateOf(startedAt), 3),
    startedAt,
    startedBySubject: 'demo:command',
    answer: null,
    answeredAt: null,
    liftedAt: null,
    lateTold: false,
  };
}

function note(
  { event, steps: all }: EventLife,
  steps: readonly GovEventTransition[],
  action: DeadlineAction,
  occurredAt: Date,
  key: string,
  { subject, reason }: { readonly subject: string; readonly reason: string },
): void {
  const state = stateAt(steps, occurredAt);
  all.push({
    id: stableId(`event-step/${event.id}/${key}`, occurredAt),
    eventId: event.id,
    action,
    fromState: state,
    toState: state,
    actorSubject: subject,
    actorOrganizationId: null,
    note: reason === '' ? null : `${key.split('/').slice(0, 2).join(' ')} ${reason}`,
    occurredAt,
  });
}

function stateAt(steps: readonly GovEventTransition[], at: Date): string {
  return steps.findLast(({ occurredAt }) => occurredAt <= at)?.toState ?? 'RECEIVED';
}

function isLed(state: string): boolean {
  return !['RECEIVED', 'ACCEPTED', 'RETURN_PENDING', 'AWAITING_FEEDBACK'].includes(state);
}

/** The sweep comes every minute. */
function sweptAt(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / MINUTE) * MINUTE);
}
