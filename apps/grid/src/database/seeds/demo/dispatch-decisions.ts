import type { CityPlan } from '@gezhi/city';
import { DEMO_AS_OF, organizationId, stableId } from '@gezhi/city';
import { WorkCalendar } from '@gezhi/deadlines';
import { localDateOf } from '@gezhi/kernel';
import type { DispatchDecision } from '../../../domain/dispatch/dispatch-decision.entity';
import { factsAt } from '../../../domain/dispatch/dispatch-facts';
import type { DispatchBook } from '../../../domain/dispatch/dispatch-plan.rules';
import { planDispatch } from '../../../domain/dispatch/dispatch-plan.rules';
import type { HandlingUnit } from '../../../domain/unit/handling-unit.entity';
import { demoCatalogue, demoRuleSet, demoUnits } from './dispatch-lists';
import type { DemoOrder, EventLife } from './event-life';

/** Orders of the last weeks are told with their trace; what was before the register of decisions has none. */
const DAYS = 60;
const SINCE = new Date(DEMO_AS_OF.getTime() - DAYS * 86_400_000);
const CALENDAR = new WorkCalendar();

/** Tells how the lead of each recent order was found, by the rules and the catalogue of the demonstration. */
export class DemoDecisions {
  readonly rows: DispatchDecision[] = [];
  private readonly units = new Map<string, HandlingUnit[]>();

  constructor(private readonly plan: CityPlan) {
    for (const unit of demoUnits(plan)) {
      const here = this.units.get(unit.areaCode);
      if (here) here.push(unit);
      else this.units.set(unit.areaCode, [unit]);
    }
  }

  tell({ event, orders }: EventLife): void {
    for (const [index, order] of orders.entries())
      if (order.at >= SINCE) this.rows.push(this.decision(event, order, index));
  }

  private decision(event: EventLife['event'], order: DemoOrder, index: number): DispatchDecision {
    const { areaCode } = event;
    const book: DispatchBook = {
      catalogues: [demoCatalogue(this.plan)],
      ruleSets: [demoRuleSet(this.plan)],
      units: [4, 6, 9, 12].flatMap((width) => this.units.get(areaCode.slice(0, width)) ?? []),
    };
    const workday = CALENDAR.isWorkday(localDateOf(order.at));
    const facts = { ...factsAt(event, order.at, workday, areaCode), flags: [] };
    const plan = planDispatch(book, facts);
    const { lead, ruleSet, rule, entry, steps, undecided } = plan;
    const overridden = lead !== null && lead.id !== order.leadId;
    return {
      id: stableId(`dispatch-decision/${event.id}/${index}`, order.at),
      eventId: event.id,
      decidedAt: order.at,
      basis: plan.basis === null || overridden ? 'MANUAL' : plan.basis,
      leadOrganizationId: order.leadId,
      assistOrganizationIds: [],
      proposedOrganizationId: lead?.id ?? null,
      overridden,
      ruleSetId: ruleSet?.id ?? null,
      ruleSetVersion: ruleSet?.listVersion ?? null,
      ruleCode: rule?.code ?? null,
      catalogueId: entry?.list.id ?? null,
      catalogueVersion: entry?.list.listVersion ?? null,
      itemCode: entry?.item.code ?? null,
      admissionId: null,
      trace: { facts, steps, undecided },
      signedAt: order.signedAt,
      returnReason: order.returned === null ? null : 'NOT_OUR_DUTY',
      suggestedOrganizationId: order.suggestedId,
      returnDecision: order.returned,
      returnDecidedAt: order.decidedAt,
      adjudicatorOrganizationId:
        order.decidedAt === null ? null : organizationId('district/command-centre'),
    };
  }
}
