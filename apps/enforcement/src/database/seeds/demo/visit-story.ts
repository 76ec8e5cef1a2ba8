import type { CityPlan, SeededRandom } from '@gezhi/city';
import { DEMO_AS_OF, stableId } from '@gezhi/city';
import { Deadline, WorkCalendar } from '@gezhi/deadlines';
import type { LocalDate } from '@gezhi/kernel';
import { endOfDay, localDateOf, startOfDay } from '@gezhi/kernel';
import type { Clue } from '../../../domain/inspection/clue.entity';
import type { CorrectionOrder } from '../../../domain/inspection/correction-order.entity';
import type { Finding } from '../../../domain/inspection/finding.entity';
import type { Inspection } from '../../../domain/inspection/inspection.entity';
import type {
  InspectionAction,
  InspectionState,
} from '../../../domain/inspection/inspection.states';
import { INSPECTION_MACHINE } from '../../../domain/inspection/inspection.states';
import type { InspectionSection } from '../../../domain/inspection/inspection-section.entity';
import type { InspectionTransition } from '../../../domain/inspection/inspection-transition.entity';
import { bureauId, marketOfficeId } from './departments';
import { clueOf, findingOf } from './finding-rows';
import type { VisitPlan } from './visit-plan';

/** An inspection with everything that has happened to it by the end of the demonstration. */
export interface VisitStory {
  readonly inspection: Inspection;
  readonly sections: readonly InspectionSection[];
  readonly steps: readonly InspectionTransition[];
  readonly findings: readonly Finding[];
  readonly orders: readonly CorrectionOrder[];
  readonly clues: readonly Clue[];
}

interface Step {
  readonly action: 'plan' | InspectionAction;
  readonly at: Date;
  readonly note?: string;
}

const MINUTE = 60_000;
const CALENDAR = new WorkCalendar();
const LIMITS = [3, 5, 7, 10, 15];

/** Tells one visit; `ordinal` makes its keys. Steps that lie after the end of the demonstration have not happened. */
export function visitStory(
  city: CityPlan,
  plan: VisitPlan,
  ordinal: number,
  random: SeededRandom,
): VisitStory {
  const id = stableId(`enforcement/inspection/${ordinal}`, plan.openedAt);
  const lead = bureauId(city, plan.site.gridCode.slice(0, 9));
  const market = marketOfficeId(city, plan.site.gridCode.slice(0, 9));
  const sections = [...plan.sections].map(([departmentCode, items]): InspectionSection => ({
    id: stableId(`${id}/${departmentCode}`, plan.openedAt),
    inspectionId: id,
    departmentCode,
    organizationId: departmentCode === 'MARKET_SUPERVISION' ? market : lead,
    itemCodes: items.map(({ code }) => code),
  }));
  const recordedAt = new Date(plan.arrivesAt.getTime() + random.integer(40, 150) * MINUTE);
  const findings = sections.flatMap((section) =>
    (plan.sections.get(section.departmentCode) ?? []).map((item) =>
      findingOf({ item, section, plan, recordedAt }, random),
    ),
  );
  const violations = findings.filter(({ result }) => result === 'VIOLATION');
  const toCase = violations.length > 0 && random.chance(0.03);
  const orderedAt = new Date(recordedAt.getTime() + random.integer(5, 30) * MINUTE);
  const orders = toCase
    ? []
    : violations.map((violation) => orderFor(violation, lead, orderedAt, random));
  const clues = random.chance(0.015) ? [clueOf(plan, id, lead, market, recordedAt)] : [];

  const all = stepsOf(city, plan, { recordedAt, orderedAt, orders, toCase, random });
  const taken = all.filter(({ at }) => at < DEMO_AS_OF);
  const happened = new Map(taken.map(({ action, at }) => [action, at]));
  const steps = historyOf(id, lead, taken);
  const last = steps.at(-1) as InspectionTransition;
  const recheckedAt = happened.get('recheck');
  return {
    sections,
    steps,
    findings: happened.has('record') ? findings : [],
    clues: happened.has('record') ? clues : [],
    orders: happened.has('orderCorrection')
      ? orders.map((order) => asSeenAt(order, recheckedAt))
      : [],
    inspection: {
      id,
      number: `JC-${localDateOf(plan.openedAt).replaceAll('-', '')}-${id.slice(-8).toUpperCase()}`,
      siteId: plan.site.id,
      areaCode: plan.site.gridCode,
      leadOrganizationId: lead,
      trigger: plan.trigger,
      sourceEventId: null,
      state: last.toState as InspectionState,
      checklistVersion: plan.checklistVersion,
      plannedOn: localDateOf(plan.arrivesAt),
      departmentCount: sections.length,
      repeatWarnings: [...plan.warnings],
      repeated: plan.warnings.length > 0,
      beyondCap: plan.beyondCap,
      onSiteAt: happened.get('arrive') ?? null,
      recordedAt: happened.get('record') ?? null,
      endedAt: happened.get('close') ?? happened.get('handToCase') ?? null,
      createdAt: plan.openedAt,
      updatedAt: last.occurredAt,
      version: steps.length,
    },
  };
}

interface Course {
  readonly recordedAt: Date;
  readonly orderedAt: Date;
  readonly orders: readonly CorrectionOrder[];
  readonly toCase: boolean;
  readonly random: SeededRandom;
}

function stepsOf(
  city: CityPlan,
  { openedAt, arrivesAt, trigger }: VisitPlan,
  { recordedAt, orderedAt, orders, toCase, random }: Course,
): Step[] {
  const soon = (from: Date) => city.calendar.afterOfficeMinutes(from, random.integer(60, 480));
  const announced = trigger === 'ANNUAL_PLAN' && random.chance(0.8);
  const approach = new Date((openedAt.getTime() + arrivesAt.getTime()) / 2);
  const steps: Step[] = [
    trigger === 'COMPLAINT'
      ? { action: 'plan', at: openedAt, note: '根据投诉举报开展检查' }
      : { action: 'plan', at: openedAt },
    announced
      ? { action: 'notify', at: approach }
      : { action: 'comeUnannounced', at: approach, note: '告知可能影响检查效果' },
    { action: 'arrive', at: arrivesAt },
    { action: 'record', at: recordedAt },
  ];
  if (toCase) {
    return [...steps, { action: 'handToCase', at: soon(recordedAt), note: '涉嫌违法，转立案审查' }];
  }
  if (orders.length === 0) return [...steps, { action: 'close', at: soon(recordedAt) }];
  const rechecked = recheckOf(orders, random);
  const failed = orders.some(({ outcome }) => outcome === 'NOT_CORRECTED');
  return [
    ...steps,
    { action: 'orderCorrection', at: orderedAt },
    { action: 'recheck', at: rechecked },
    failed
      ? { action: 'handToCase', at: soon(rechecked), note: '逾期未整改，转立案审查' }
      : { action: 'close', at: soon(rechecked) },
  ];
}

/** Within three working days after everything was put right, or after the limit where it was not. */
function recheckOf(orders: readonly CorrectionOrder[], random: SeededRandom): Date {
  const ready = orders
    .map(({ correctedOn, deadline }) => correctedOn ?? localDateOf(deadline.dueAt))
    .reduce((latest, date) => (date > latest ? date : latest));
  const date = CALENDAR.addWorkdays(ready, random.integer(1, 3));
  return new Date(startOfDay(date).getTime() + random.integer(9 * 60, 17 * 60) * MINUTE);
}

function orderFor(
  violation: Finding,
  organizationId: string,
  orderedAt: Date,
  random: SeededRandom,
): CorrectionOrder {
  const deadline = Deadline.start(
    {
      kind: 'inspection.correction',
      unit: 'WORKDAY',
      amount: random.pick(LIMITS),
      startedAt: orderedAt,
      basis: '行政处罚法 art. 28 (责令改正), art. 85 (工作日)',
    },
    CALENDAR,
  );
  const correctedOn = correctionDay(localDateOf(orderedAt), localDateOf(deadline.dueAt), random);
  return {
    id: stableId(`${violation.id}/order`, orderedAt),
    inspectionId: violation.inspectionId,
    findingId: violation.id,
    itemCode: violation.itemCode,
    areaCode: violation.areaCode,
    organizationId,
    requirement: '按检查项要求整改并留存整改资料',
    deadline: deadline.toRecord(),
    outcome: correctedOn === null ? 'NOT_CORRECTED' : 'CORRECTED',
    correctedOn,
    recheckedAt: null,
    createdAt: orderedAt,
    updatedAt: orderedAt,
    version: 1,
  };
}

/** 93 in a hundred are in time; of the others most are late and some never come. */
function correctionDay(ordered: LocalDate, due: LocalDate, random: SeededRandom): LocalDate | null {
  const limit = CALENDAR.workdaysBetween(ordered, due);
  if (random.chance(0.934)) {
    return CALENDAR.addWorkdays(ordered, random.integer(1, Math.max(1, limit)));
  }
  return random.chance(0.65) ? CALENDAR.addWorkdays(due, random.integer(1, 8)) : null;
}

/** An order as it stands once the recheck has happened, or while it has not. */
function asSeenAt(order: CorrectionOrder, recheckedAt: Date | undefined): CorrectionOrder {
  if (recheckedAt === undefined) return { ...order, outcome: 'PENDING', correctedOn: null };
  const { correctedOn, deadline } = order;
  const metAt =
    correctedOn && (endOfDay(correctedOn) < recheckedAt ? endOfDay(correctedOn) : recheckedAt);
  return {
    ...order,
    deadline: { ...deadline, metAt },
    recheckedAt,
    updatedAt: recheckedAt,
    version: 2,
  };
}

function historyOf(
  inspectionId: string,
  actorOrganizationId: string,
  steps: readonly Step[],
): InspectionTransition[] {
  let state: InspectionState | null = null;
  return steps.map(({ action, at, note = null }) => {
    const fromState: InspectionState | null = state;
    state = nextState(fromState, action);
    return {
      id: stableId(`${inspectionId}/${action}`, at),
      inspectionId,
      action,
      fromState,
      toState: state,
      actorSubject: 'demo:enforcement-officer',
      actorOrganizationId,
      note,
      occurredAt: at,
    };
  });
}

/** The state table decides; a step it does not have is a fault of this seed. */
function nextState(from: InspectionState | null, action: Step['action']): InspectionState {
  if (from === null || action === 'plan') return 'PLANNED';
  const next = INSPECTION_MACHINE.next(from, action);
  if (!next.ok) throw new Error(`The demonstration cannot ${action} from ${from}`);
  return next.value;
}
