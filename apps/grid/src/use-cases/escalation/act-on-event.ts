import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { Recipient } from '@gezhi/notifications';
import type { EscalationMode } from '../../domain/escalation/escalation.codes';
import { ESCALATION_LEVELS, EVENT_STAGES } from '../../domain/escalation/escalation.codes';
import {
  EVENT_APPROACHING,
  EVENT_OVERDUE,
  LIMIT_MOVED,
  SUSPENSION_ENDED,
} from '../../domain/escalation/escalation.notifications';
import type { Due } from '../../domain/escalation/escalation.rules';
import { areaOfLevel, isRung, ruleOf } from '../../domain/escalation/escalation.rules';
import { recipientOf } from '../../domain/escalation/recipient.rules';
import { clockOf } from '../../domain/event/event-deadline';
import { mark, workAreaOf } from '../../domain/event/event.rules';
import type { EventState } from '../../domain/event/event.states';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { wallClock } from '../../domain/wall-clock';
import { placeOrder } from '../dispatch/place-order';
import type { Judgement } from './judge-event';
import { beganAt, waitsForCentre } from './judge-event';
import type { SweepSettings } from './sweep-settings';
import type { Acts } from './write-acts';

interface Acting {
  readonly uow: UnitOfWork;
  readonly acts: Acts;
  readonly actor: Pick<Actor, 'subject' | 'organizationId'>;
  readonly now: Date;
  readonly settings: SweepSettings;
  /** By area code. */
  readonly organizations: ReadonlyMap<string, string>;
}

/** Made later than this after it fell due, an act is told together with others: milliseconds. */
const LATE = 3_600_000;
/** States in which somebody works on an order, which can then be given to another lead. */
const LED: readonly EventState[] = ['DISPATCHED', 'SIGNED', 'IN_PROGRESS'];

/** Does on the event, and notes for writing, what a judgement asks for. */
export async function actOn(event: GovEvent, judgement: Judgement, acting: Acting): Promise<void> {
  const { acts, settings } = acting;
  const before = clockOf(event);
  if (judgement.clock) event.deadline = judgement.clock.toRecord();
  if (judgement.resumedAt) resume(event, acting);
  if (judgement.moved && before) tellMoved(event, before.dueAt, acting);
  const { mode } = ruleOf(event.urgency, event.categoryCode, settings.rulesAt(beganAt(event)));
  for (const due of judgement.dues) await act(event, due, mode, acting);
  if (judgement.resumedAt || judgement.moved || judgement.dues.length > 0) acts.events.add(event);
  const { stage, next, lookAt } = judgement;
  acts.watches.push({
    eventId: event.id,
    lookAt,
    stage: stage?.stage ?? null,
    stageStartedAt: stage?.clock.startedAt ?? null,
    stageDueAt: stage?.clock.dueAt ?? null,
    nextLevel: next?.level ?? null,
    nextAt: next?.at ?? null,
  });
}

/** The clock was resumed by the judgement; here is the step of the life (恢复). */
function resume(event: GovEvent, acting: Acting): void {
  const until = event.suspendedUntil ?? '';
  event.state = 'IN_PROGRESS';
  event.suspendedUntil = null;
  step(event, acting, 'resume', 'SUSPENDED', `挂起期限 ${until} 届满，自动恢复办理`, 'TERM_ENDED');
  acting.acts.resumed += 1;
  const dueAt = clockOf(event)?.dueAt;
  tell(acting, holderOf(event), event, SUSPENSION_ENDED, {
    number: event.number,
    until,
    dueAt: dueAt ? wallClock(dueAt) : '',
  });
}

function tellMoved(event: GovEvent, formerly: Date, acting: Acting): void {
  const dueAt = clockOf(event)?.dueAt ?? formerly;
  const values = {
    number: event.number,
    formerly: wallClock(formerly),
    dueAt: wallClock(dueAt),
  };
  const { notice } = acting.settings;
  const basis = notice === null ? '' : `（依据：${notice}）`;
  const note = `工作日历调整${basis}，办理时限由 ${values.formerly} 改为 ${values.dueAt}`;
  step(event, acting, 'recalculate', event.state, note, 'CALENDAR_CHANGED');
  acting.acts.moved += 1;
  tell(acting, holderOf(event), event, LIMIT_MOVED, values);
}

/**
 * Gives the event to the level above as every order is given (G11), whoever led going on to help. Answers why not, as
 * the code of the refusal; null when it was given. When it was first dispatched stays: clocks and figures run from it.
 */
async function giveTo(
  event: GovEvent,
  successor: string,
  former: string,
  { uow }: Acting,
): Promise<string | null> {
  const { dispatchedAt } = event;
  const assists = [...event.assistOrganizationIds, former].filter((id) => id !== successor);
  const placed = await placeOrder(event, uow, {
    leadOrganizationId: successor,
    assistOrganizationIds: [...new Set(assists)],
    basis: 'ESCALATION',
  });
  if (!placed.ok) return placed.refusal.code;
  event.dispatchedAt = dispatchedAt;
  return null;
}

async function act(
  event: GovEvent,
  due: Due,
  configured: EscalationMode,
  acting: Acting,
): Promise<void> {
  const { acts, actor, now, organizations } = acting;
  const { level, stage, reason, at, clock } = due;
  const area = isRung(level) ? areaOfLevel(level, workAreaOf(event)) : null;
  const successor = area === null ? null : (organizations.get(area) ?? null);
  const former = event.leadOrganizationId;
  const asked = configured === 'REASSIGN' && event.categoryCode !== null;
  const wanted =
    asked && successor !== former && LED.includes(event.state) && former !== null
      ? successor
      : null;
  const to: Recipient = area !== null && isRung(level) ? recipientOf(level, area) : holderOf(event);
  const keptBecause =
    wanted !== null && former !== null ? await giveTo(event, wanted, former, acting) : null;
  const reassigns = wanted !== null && keptBecause === null;
  const mode = reassigns ? 'REASSIGN' : 'NOTIFY';
  if (isRung(level)) mark(event, 'ESCALATED');
  const late = now.getTime() - at.getTime() > LATE;
  acts.escalations.push({
    id: newId(now),
    eventId: event.id,
    stage,
    clockStartedAt: clock.startedAt,
    level,
    mode,
    reason,
    dueAt: clock.dueAt,
    fellDueAt: at,
    madeAt: now,
    madeBy: actor.subject,
    organizationId: 'organizationId' in to ? to.organizationId : null,
    areaCode: 'areaCode' in to ? to.areaCode : null,
    formerOrganizationId: reassigns ? former : null,
    keptBecause,
    digestDue: late,
  });
  const note = keptBecause === null ? noteOf(due) : `${noteOf(due)}；未改派（${keptBecause}）`;
  step(event, acting, isRung(level) ? 'escalate' : 'remind', event.state, note, reason);
  if (late) return;
  const values = { number: event.number, stage, dueAt: wallClock(clock.dueAt) };
  if (isRung(level)) tell(acting, to, event, EVENT_OVERDUE, { ...values, level, mode });
  else tell(acting, to, event, EVENT_APPROACHING, values);
}

function noteOf({ stage, level, clock, at }: Due): string {
  const limit = `${EVENT_STAGES.labels[stage].zh}时限 ${wallClock(clock.dueAt)}`;
  return isRung(level)
    ? `${limit} 届满，提级至${ESCALATION_LEVELS.labels[level].zh}（应于 ${wallClock(at)}）`
    : `${limit} 已用逾八成（自 ${wallClock(at)}）`;
}

/** Whoever has to act: the lead, or the centre that has not dispatched it. */
function holderOf(event: GovEvent): Recipient {
  const { leadOrganizationId } = event;
  const areaCode = workAreaOf(event);
  if (leadOrganizationId !== null && !waitsForCentre(event))
    return { organizationId: leadOrganizationId };
  const level = areaCode.length >= 9 ? 'SUBDISTRICT_CENTRE' : 'DISTRICT_CENTRE';
  return recipientOf(level, areaOfLevel(level, areaCode));
}

function step(
  event: GovEvent,
  { acts, actor, now }: Acting,
  action: 'resume' | 'recalculate' | 'remind' | 'escalate',
  fromState: EventState,
  note: string,
  reason: string,
): void {
  acts.steps.push({
    id: newId(now),
    eventId: event.id,
    action,
    fromState,
    toState: event.state,
    actorSubject: actor.subject,
    actorOrganizationId: actor.organizationId,
    note,
    occurredAt: now,
  });
  const { id, state, areaCode } = event;
  acts.changes.push({ type: 'GovEvent', id, action, from: fromState, to: state, areaCode, reason });
}

function tell(
  { acts }: Acting,
  to: Recipient,
  { id, areaCode }: GovEvent,
  kind: Acts['told'][number]['kind'],
  values: Readonly<Record<string, string | number>>,
): void {
  acts.told.push({ kind, draft: { to, about: { type: 'GovEvent', id, areaCode }, values } });
}
