import type { SeededRandom } from '@gezhi/city';
import type { Deadline } from '@gezhi/deadlines';
import { WorkCalendar } from '@gezhi/deadlines';
import { addDays, localDateOf, valueOf } from '@gezhi/kernel';
import type { EventCategory } from '../../../domain/category/event-category.entity';
import { clockOf } from '../../../domain/event/event-deadline';
import { limitOf, startClock } from '../../../domain/event/event-limit.rules';
import type { AbsorptionLevel, DispatchBasis } from '../../../domain/event/event.codes';
import { hasReporter, mark } from '../../../domain/event/event.rules';
import { EVENT_LIMITS } from '../reference/event-limits';
import { listId } from './list-id';
import type { EventLife } from './event-life';
import { OUTCOME_MIX, SHARES } from './event-mix';

const CALENDAR = new WorkCalendar();
const HOUR = 3_600_000;

/** What is settled about an event before its story is told. */
export interface Fate {
  readonly category: EventCategory;
  readonly level: AbsorptionLevel;
  /** Who leads, and who the catalogue says leads. */
  readonly leadId: string;
  readonly catalogueId: string;
  /** Whether a rule or the catalogue says so, or neither can. */
  readonly basis: DispatchBasis;
}

/** Tells the story of an event from its report on, as far as the demonstration goes. */
export function tellStory(life: EventLife, fate: Fate, random: SeededRandom): void {
  if (!takeIn(life, fate, random)) return;
  dispatch(life, fate, random);
  begin(life, random);
  finish(life, fate, random);
  if (random.chance(SHARES.reopened)) {
    reopen(life, fate);
    finish(life, fate, random);
  }
}

function takeIn(life: EventLife, { category }: Fate, random: SeededRandom): boolean {
  const { event } = life;
  const fast = event.urgency === 'DANGER' ? 3 : 70;
  if (random.chance(SHARES.refused)) {
    life.step('refuse', life.afterMinutes(fast), 'command', '非公共事务，已告知');
    event.refusalReason = random.pick(['NOT_PUBLIC_MATTER', 'TOO_VAGUE', 'ALREADY_DECIDED']);
    return false;
  }
  if (random.chance(SHARES.redirected)) {
    life.step('redirect', life.afterMinutes(fast), 'command', '已告知并移交');
    event.redirectChannel = random.pick(['POLICE_110', 'LITIGATION', 'PETITION', 'ARBITRATION']);
    return false;
  }
  life.step('accept', life.afterMinutes(fast), 'command');
  event.categoryCode = category.code;
  event.acceptedAt = life.at;
  startLimit(life, category);
  if (!random.chance(SHARES.cancelled)) return true;
  life.step('cancel', life.afterMinutes(60), 'command', '重复录入');
  return false;
}

function dispatch(life: EventLife, fate: Fate, random: SeededRandom): void {
  order(life, fate, fate.leadId);
  if (!random.chance(SHARES.returned)) return;
  const { event } = life;
  life.step('requestReturn', life.afterMinutes(150), 'handler', '非本单位职责，建议改派');
  event.returnUsed = true;
  event.returnCount += 1;
  event.suggestedOrganizationId = fate.catalogueId;
  life.noteOnOrder({ suggestedId: fate.catalogueId, returned: 'PENDING' });
  if (random.chance(SHARES.returnApproved)) {
    life.step('approveReturn', life.afterMinutes(1_500), 'command', '同意退单');
    event.misdispatchCount += 1;
    life.noteOnOrder({ returned: 'APPROVED', decidedAt: life.at });
    event.leadOrganizationId = null;
    event.dispatchBasis = null;
    event.dispatchedAt = null;
    order(life, fate, fate.catalogueId);
  } else {
    life.step('refuseReturn', life.afterMinutes(1_500), 'command', '按目录应由该单位主办');
    life.noteOnOrder({ returned: 'REFUSED', decidedAt: life.at });
  }
}

function order(life: EventLife, fate: Fate, leadId: string): void {
  const { event } = life;
  life.step('dispatch', life.afterMinutes(event.urgency === 'DANGER' ? 2 : 45), 'command');
  event.leadOrganizationId = leadId;
  event.dispatchBasis = leadId === fate.catalogueId ? fate.basis : 'MANUAL';
  event.dispatchCatalogueId = listId('DISPATCH_CATALOGUE');
  event.dispatchedAt = life.at;
  event.firstAskedOrganizationId ??= leadId;
  life.order(leadId);
  event.returnUsed = false;
  event.suggestedOrganizationId = null;
}

function begin(life: EventLife, random: SeededRandom): void {
  const { event } = life;
  const unhurried = event.urgency === 'GENERAL' || event.urgency === 'COMPLEX';
  life.step('sign', unhurried ? life.afterOfficeMinutes(60) : life.afterMinutes(4), 'handler');
  event.signedAt = life.at;
  life.noteOnOrder({ signedAt: life.at });
  life.step('start', unhurried ? life.afterOfficeMinutes(90) : life.afterMinutes(3), 'handler');
  if (hasReporter(event)) event.contactedAt = life.at;
  if (unhurried && random.chance(SHARES.extended)) {
    life.step('extend', life.afterMinutes(200), 'command', '施工审批所需');
    setClock(life, valueOf(clock(life).extend(3, life.at, CALENDAR)));
    mark(event, 'EXTENDED');
  }
  if (unhurried && random.chance(SHARES.suspended)) suspend(life, random);
}

function suspend(life: EventLife, random: SeededRandom): void {
  const { event } = life;
  life.step('suspend', life.afterMinutes(400), 'command', '等待设备到货');
  setClock(life, valueOf(clock(life).pause(life.at)));
  event.suspendCount += 1;
  const days = random.integer(3, 12);
  event.suspendedUntil = addDays(localDateOf(life.at), days + 3);
  const resumed = new Date(life.at.getTime() + days * 24 * HOUR);
  life.step('resume', resumed, 'handler');
  setClock(life, valueOf(clock(life).resume(life.at, CALENDAR)));
  event.suspendedUntil = null;
}

function finish(life: EventLife, fate: Fate, random: SeededRandom): void {
  const { event } = life;
  const closing = closingTime(life, random);
  handle(life, life.towards(closing, random.between(0.55, 0.75)), fate);
  if (random.chance(SHARES.rework)) {
    life.step('verifyFail', life.towards(closing, 0.2), 'verifier', '现场复核仍未解决');
    event.reworkCount += 1;
    event.handledAt = null;
    mark(event, 'REWORK');
    handle(life, life.towards(closing, 0.4), fate);
  }
  life.step('verifyPass', life.towards(closing, 0.4), 'verifier');
  event.verifierSubject = 'demo:verifier';
  if (hasReporter(event)) callBack(life, closing, random);
  life.step('close', closing, 'command');
  event.outcome = random.weighted(OUTCOME_MIX);
  event.absorptionLevel = fate.level;
  if (event.outcome === 'OUT_OF_SCOPE') event.responsibleBody = '铁路部门';
  event.closedAt = life.at;
  setClock(life, valueOf(clock(life).meet(life.at, CALENDAR)));
}

/** Most within the limit, the others some time after it. */
function closingTime(life: EventLife, random: SeededRandom): Date {
  const { dueAt, startedAt } = clock(life);
  const limit = dueAt.getTime() - startedAt.getTime();
  return random.chance(SHARES.onTime)
    ? life.towards(dueAt, random.between(0.12, 0.88))
    : new Date(dueAt.getTime() + limit * random.between(0.05, 0.9));
}

function handle(life: EventLife, at: Date, { category, level }: Fate): void {
  const { event } = life;
  life.step('handle', at, 'handler');
  event.handledAt = life.at;
  event.handlerSubject = 'demo:handler';
  event.handledByGridMember = level === 'GRID';
  event.result = `已到场处理：${category.nameZh}`;
  // The demonstration keeps no files, so no result of it pretends to rest on one.
  event.evidence = [];
}

function callBack(life: EventLife, closing: Date, random: SeededRandom): void {
  const { event } = life;
  const reached = random.chance(SHARES.reached);
  for (let attempt = 1; attempt <= (reached ? 1 : 2); attempt += 1) {
    life.step('callBack', life.towards(closing, 0.5), 'command');
    event.callbackAttempts += 1;
  }
  if (!reached) return;
  event.calledBackAt = life.at;
  event.disputed = random.chance(SHARES.disputed);
  if (random.chance(SHARES.rated))
    event.rating =
      !event.disputed && random.chance(SHARES.satisfied) ? 'SATISFIED' : 'DISSATISFIED';
}

function reopen(life: EventLife, { category }: Fate): void {
  const { event } = life;
  life.step('reopen', life.afterMinutes(1_200), 'reporter', '问题再次出现');
  Object.assign(event, {
    reopenCount: event.reopenCount + 1,
    closedAt: null,
    outcome: null,
    absorptionLevel: null,
    responsibleBody: null,
    handledAt: null,
    verifierSubject: null,
    callbackAttempts: 0,
    calledBackAt: null,
    rating: null,
    disputed: false,
  });
  startLimit(life, category);
}

function startLimit(life: EventLife, category: EventCategory): void {
  const limit = limitOf(life.event.urgency, category, EVENT_LIMITS);
  setClock(life, startClock(limit, life.at, CALENDAR));
}

function setClock(life: EventLife, deadline: Deadline): void {
  life.setClock(deadline);
}

function clock({ event }: EventLife): Deadline {
  const deadline = clockOf(event);
  if (!deadline) throw new Error(`Event ${event.number} has no clock`);
  return deadline;
}
