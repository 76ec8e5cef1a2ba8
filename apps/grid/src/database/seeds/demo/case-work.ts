import { DEMO_AS_OF, organizationId, stableId } from '@gezhi/city';
import type { CityPlan, SeededRandom } from '@gezhi/city';
import { addDays, localDateOf, valueOf } from '@gezhi/kernel';
import type { LocalDate } from '@gezhi/kernel';
import type { Dispute, MediationSession } from '../../../domain/dispute/dispute.entity';
import type { DisputeAction } from '../../../domain/dispute/dispute.states';
import { UNMEDIATED } from '../../../domain/dispute/new-dispute';
import { DISPUTE_MACHINE } from '../../../domain/dispute/dispute.states';
import { mark } from '../../../domain/event/event.rules';
import type { GovEvent } from '../../../domain/event/gov-event.entity';
import type { SecretaryOrder } from '../../../domain/secretary-order/secretary-order.entity';
import { UNDECIDED } from '../../../domain/secretary-order/new-order';
import { FOLLOW_UP_DAYS } from '../../../domain/secretary-order/secretary-order.rules';
import type { SecretaryOrderAction } from '../../../domain/secretary-order/secretary-order.states';
import { SECRETARY_ORDER_MACHINE } from '../../../domain/secretary-order/secretary-order.states';
import { lotOf, noteStep } from './aftermath';
import type { CaseWork } from './case-work-rows';
import type { EventLife } from './event-life';

const DAY = 86_400_000;

/** Adds what was made of an event, and notes it in its history. */
export function addCaseWork(life: EventLife, plan: CityPlan): void {
  const { event, work } = life;
  const random = () => plan.random(`grid/case-work/${event.id}`);
  if (event.unlocated) return;
  const unsolved = event.outcome === 'PARTLY_RESOLVED' || event.disputed || event.repeatedAt;
  if (event.closedAt && unsolved && lotOf(event, 'secretary') < 0.06) order(life, work, random());
  if (event.nature === 'DISPUTE' && event.acceptedAt && lotOf(event, 'dispute') < 0.3)
    dispute(event, work, random());
  if (event.nature === 'SUGGESTION' && event.handledAt) answer(life, work, random());
}

/** A moment some days on; null once the demonstration is over. */
function later(at: Date, days: number): Date | null {
  const next = new Date(at.getTime() + Math.round(days * DAY));
  return next < DEMO_AS_OF ? next : null;
}

function order(life: EventLife, work: CaseWork, random: SeededRandom): void {
  const { event } = life;
  const nominatedAt = event.closedAt && later(event.closedAt, random.between(0.5, 9));
  if (!nominatedAt) return;
  const id = stableId(`secretary-order/${event.id}`, nominatedAt);
  const row: SecretaryOrder = {
    ...UNDECIDED,
    id,
    number: `SJB-${localDateOf(nominatedAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
    eventId: event.id,
    areaCode: event.areaCode,
    state: 'NOMINATED',
    reason: event.disputed ? 'DISPUTED' : event.repeatedAt ? 'REPEATED' : 'NOT_SOLVED',
    nominatorSubject: 'demo:secretary',
    nominatedAt,
    createdAt: nominatedAt,
    updatedAt: nominatedAt,
    version: 0,
  };
  work.orders.push(row);
  let at: Date = nominatedAt;
  const step = (action: SecretaryOrderAction | 'nominate', when: Date): void => {
    const from = action === 'nominate' ? null : row.state;
    if (action !== 'nominate') row.state = valueOf(SECRETARY_ORDER_MACHINE.next(row.state, action));
    at = when;
    row.version += 1;
    row.updatedAt = at;
    work.orderSteps.push({
      id: stableId(`secretary-order-step/${id}/${row.version}`, at),
      orderId: id,
      action,
      fromState: from,
      toState: row.state,
      actorSubject: action === 'passFollowUp' ? 'job:secretary-follow-up' : 'demo:command',
      actorOrganizationId: null,
      note: null,
      occurredAt: at,
    });
  };
  const next = (action: SecretaryOrderAction, days: number): boolean => {
    const when = later(at, days);
    if (when) step(action, when);
    return when !== null;
  };
  step('nominate', at);
  noteStep(life, 'nominate', at, 'nominate');
  mark(event, 'SECRETARY');
  if (random.chance(0.12)) {
    if (next('decline', 2))
      Object.assign(row, { isTrue: true, isReasonable: false, isUnsolved: true });
    return;
  }
  if (!next('confirm', random.between(0.5, 3))) return;
  Object.assign(row, { isTrue: true, isReasonable: true, isUnsolved: true });
  if (!next('assignLevel', random.between(0.2, 2))) return;
  assign(row, random.chance(0.55) ? 'COMMUNITY' : 'SUBDISTRICT');
  if (random.chance(0.15) && next('raise', random.between(3, 12))) {
    row.raiseCount += 1;
    if (!next('assignLevel', 2)) return;
    assign(row, row.level === 'COMMUNITY' ? 'SUBDISTRICT' : 'DISTRICT');
  }
  if (!next('beginJoint', random.between(1, 5))) return;
  Object.assign(row, {
    jointOrganizationIds: [organizationId('district/urban-management')],
    plan: '会同主管部门现场会商，明确整改措施与完成时限。',
    dueOn: addDays(localDateOf(at), random.integer(15, 45)),
  });
  if (!next('resolve', random.between(8, 40))) return;
  const until = addDays(localDateOf(at), FOLLOW_UP_DAYS);
  Object.assign(row, {
    result: '已根本解决，纳入长效管理。',
    resolvedAt: at,
    followUpUntil: until,
  });
  if (next('passFollowUp', FOLLOW_UP_DAYS + 1) && next('close', 2)) row.closedAt = at;
}

function assign(row: SecretaryOrder, level: 'COMMUNITY' | 'SUBDISTRICT' | 'DISTRICT'): void {
  const community = row.areaCode.slice(0, 12);
  row.level = level;
  row.organizationId =
    level === 'COMMUNITY'
      ? organizationId(`community/${community}/committee`)
      : level === 'SUBDISTRICT'
        ? organizationId(`subdistrict/${row.areaCode.slice(0, 9)}/command-centre`)
        : organizationId('district/command-centre');
}

function dispute(event: GovEvent, work: CaseWork, random: SeededRandom): void {
  const foundAt = event.acceptedAt && later(event.acceptedAt, 0.1);
  if (!foundAt) return;
  const id = stableId(`dispute/${event.id}`, foundAt);
  const committeeId = organizationId(`community/${event.areaCode.slice(0, 12)}/committee`);
  const row: Dispute = {
    ...UNMEDIATED,
    id,
    eventId: event.id,
    areaCode: event.areaCode,
    state: 'FOUND',
    kind: random.weighted([
      ['NEIGHBOUR', 6],
      ['PROPERTY_SERVICE', 3],
      ['FAMILY', 1],
      ['CONSUMER', 1],
    ]),
    parties: { HOUSEHOLD: random.integer(2, 4) },
    foundAt,
    createdAt: foundAt,
    updatedAt: foundAt,
    version: 0,
  };
  work.disputes.push(row);
  let at: Date = foundAt;
  const step = (action: DisputeAction | 'register', when: Date): void => {
    const from = action === 'register' ? null : row.state;
    if (action !== 'register') row.state = valueOf(DISPUTE_MACHINE.next(row.state, action));
    at = when;
    row.version += 1;
    row.updatedAt = at;
    work.disputeSteps.push({
      id: stableId(`dispute-step/${id}/${row.version}`, at),
      disputeId: id,
      action,
      fromState: from,
      toState: row.state,
      actorSubject: 'demo:mediator',
      actorOrganizationId: committeeId,
      note: null,
      occurredAt: at,
    });
  };
  const next = (action: DisputeAction, days: number): boolean => {
    const when = later(at, days);
    if (when) step(action, when);
    return when !== null;
  };
  step('register', at);
  if (random.chance(0.06)) {
    if (next('withdraw', 2)) row.endedAt = at;
    return;
  }
  if (!next('beginMediation', random.between(0.5, 4))) return;
  row.committeeId = committeeId;
  const agrees = random.chance(0.86);
  for (let left = random.integer(1, 3); left > 0; left -= 1) {
    if (!next('holdSession', random.between(1, 7))) return;
    row.sessionCount += 1;
    const last = left === 1;
    work.sessions.push(
      sessionOf(row, localDateOf(at), last ? (agrees ? 'AGREED' : 'NOT_AGREED') : 'CONTINUED', at),
    );
  }
  if (!agrees) {
    if (next('fail', 0.1) && random.chance(0.7) && next('refer', 1))
      Object.assign(row, { referredTo: 'LITIGATION', endedAt: at });
    return;
  }
  if (!next('agree', 0.1)) return;
  row.agreementForm = random.chance(0.6) ? 'WRITTEN' : 'ORAL';
  row.agreement = '双方互谅互让，约定期限内履行。';
  row.visitDueOn = addDays(localDateOf(at), 30);
  if (next('visitKept', random.between(28, 36)))
    Object.assign(row, { endedAt: at, visitDueOn: null });
}

function sessionOf(
  { id, sessionCount }: Dispute,
  heldOn: LocalDate,
  outcome: MediationSession['outcome'],
  at: Date,
): MediationSession {
  return {
    id: stableId(`mediation-session/${id}/${sessionCount}`, at),
    disputeId: id,
    heldOn,
    venue: '社区人民调解室',
    mediatorPosts: ['PEOPLES_MEDIATOR', 'GRID_LEADER'],
    outcome,
    createdAt: at,
  };
}

function answer(life: EventLife, work: CaseWork, random: SeededRandom): void {
  const { event } = life;
  const answeredAt = event.handledAt && later(event.handledAt, 0.001);
  if (!answeredAt) return;
  const decision = random.weighted([
    ['ADOPTED', 45],
    ['PARTLY_ADOPTED', 30],
    ['DECLINED', 25],
  ] as const);
  work.answers.push({
    eventId: event.id,
    decision,
    reason: REASONS[decision],
    organizationId: event.leadOrganizationId,
    followUpId: null,
    answeredAt,
  });
  noteStep(life, 'answer', answeredAt, 'answer');
}

const REASONS = {
  ADOPTED: '建议合理可行，已列入工作计划。',
  PARTLY_ADOPTED: '部分内容已采纳，其余受场地条件限制。',
  DECLINED: '与现行规划不符，暂不具备实施条件。',
} as const;
