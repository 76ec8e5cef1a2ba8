import type { Result } from '@gezhi/kernel';
import { localDateOf, newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { rowsOf } from '@gezhi/persistence';
import type { DispatchPlan } from '../../domain/dispatch/dispatch-plan.rules';
import { planDispatch } from '../../domain/dispatch/dispatch-plan.rules';
import { DispatchDecision } from '../../domain/dispatch/dispatch-decision.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { HandlingUnit } from '../../domain/unit/handling-unit.entity';
import { checkCommunities } from './community-terms';
import { bookFor, factsOf } from './dispatch-book';

export interface OrderWish {
  /** The one lead organisation; by rules and catalogue when left out. */
  readonly leadOrganizationId?: string | null;
  readonly assistOrganizationIds?: readonly string[] | null;
  /** Who named the lead where no dispatcher did: lateness. */
  readonly basis?: 'ESCALATION';
}

/** Whom an order goes to. */
interface Addressees {
  readonly lead: HandlingUnit;
  readonly assists: readonly HandlingUnit[];
}

/**
 * Gives an event to exactly one lead organisation and writes down how it was found, in the transaction of the step that
 * dispatches it. Answers NO_OWNER, MANUAL_DISPATCH, UNIT_MISSING, UNKNOWN_UNIT, ON_NEGATIVE_LIST or
 * NOT_ON_COMMUNITY_LISTS.
 */
export async function placeOrder(
  event: GovEvent,
  uow: UnitOfWork,
  wish: OrderWish,
): Promise<Result<void>> {
  const named = [wish.leadOrganizationId ?? [], wish.assistOrganizationIds ?? []].flat();
  const book = await bookFor(uow.manager, event, localDateOf(uow.now), named);
  const plan = planDispatch(book, await factsOf(event, uow));
  const chosen = addressees(wish, plan, book.units);
  if (!chosen.ok) return chosen;
  const { lead, assists } = chosen.value;
  const { categoryCode } = event;
  if (categoryCode === null)
    throw new Error(`Event ${event.number} is dispatched without category`);
  const allowed = plan.entry?.item.communityAllowed ?? false;
  const admitted = await checkCommunities(uow, categoryCode, [lead, ...assists], allowed);
  if (!admitted.ok) return admitted;
  event.leadOrganizationId = lead.id;
  event.assistOrganizationIds = assists.map(({ id }) => id);
  event.dispatchBasis = wish.basis ?? (wish.leadOrganizationId ? 'MANUAL' : plan.basis);
  event.dispatchCatalogueId = plan.entry?.list.id ?? null;
  event.dispatchedAt = uow.now;
  event.suggestedOrganizationId = null;
  event.returnUsed = false;
  // Asked once, responsible until a lead has signed; of a reopened or returned order whoever was asked first stays.
  event.firstAskedOrganizationId ??= lead.id;
  await uow.manager.insert(
    DispatchDecision,
    rowsOf<DispatchDecision>([decisionOf(event, uow.now, plan, admitted.value)]),
  );
  return ok();
}

function addressees(
  wish: OrderWish,
  plan: DispatchPlan,
  units: readonly HandlingUnit[],
): Result<Addressees> {
  const wanted = wish.leadOrganizationId ?? null;
  const lead = wanted === null ? plan.lead : units.find(({ id }) => id === wanted);
  if (wanted !== null && !lead) return unknown('leadOrganizationId', wanted);
  if (!lead) return undecided(plan);
  const byPlan = wanted === null ? plan.assists : [];
  const asked = wish.assistOrganizationIds ?? byPlan.map(({ id }) => id);
  const assists: HandlingUnit[] = [];
  for (const id of new Set(asked)) {
    const unit = units.find((each) => each.id === id);
    if (!unit) return unknown('assistOrganizationIds', id);
    if (id !== lead.id) assists.push(unit);
  }
  return ok({ lead, assists });
}

function unknown(field: keyof OrderWish, organizationId: string): Result<never> {
  return refuse('UNKNOWN_UNIT', { path: ['input', field], organizationId });
}

/** Why rules and catalogue name nobody, as a refusal that asks for a name. */
export function undecided({ undecided: reason, rule, facts }: DispatchPlan): Result<never> {
  const path = ['input', 'leadOrganizationId'];
  const { categoryCode } = facts;
  switch (reason) {
    case 'MANUAL':
      return refuse('MANUAL_DISPATCH', { path, rule: rule?.code });
    case 'NO_UNIT':
      return refuse('UNIT_MISSING', { path, categoryCode });
    default:
      return refuse('NO_OWNER', { path, categoryCode });
  }
}

function decisionOf(
  event: GovEvent,
  decidedAt: Date,
  plan: DispatchPlan,
  admissionId: string | null,
): DispatchDecision {
  const { facts, steps, undecided: reason, ruleSet, rule, entry, lead } = plan;
  const { id: eventId, leadOrganizationId, assistOrganizationIds, dispatchBasis } = event;
  if (leadOrganizationId === null || dispatchBasis === null)
    throw new Error(`Event ${event.number} is dispatched to nobody`);
  return {
    id: newId(decidedAt),
    eventId,
    decidedAt,
    basis: dispatchBasis,
    leadOrganizationId,
    assistOrganizationIds,
    proposedOrganizationId: lead?.id ?? null,
    // What lateness changes says nothing about the rule.
    overridden: dispatchBasis !== 'ESCALATION' && lead !== null && lead.id !== leadOrganizationId,
    ruleSetId: ruleSet?.id ?? null,
    ruleSetVersion: ruleSet?.listVersion ?? null,
    ruleCode: rule?.code ?? null,
    catalogueId: entry?.list.id ?? null,
    catalogueVersion: entry?.list.listVersion ?? null,
    itemCode: entry?.item.code ?? null,
    admissionId,
    trace: { facts, steps, undecided: reason },
    signedAt: null,
    returnReason: null,
    suggestedOrganizationId: null,
    returnDecision: null,
    returnDecidedAt: null,
    adjudicatorOrganizationId: null,
  };
}
