import type { Actor } from '@gezhi/identity';
import { hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { In } from 'typeorm';
import type { ReturnReason } from '../../domain/dispatch/dispatch.codes';
import { checkReturn } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { HandlingUnit } from '../../domain/unit/handling-unit.entity';
import { levelOfUnit } from '../../domain/unit/unit.rules';
import { noteOnOrder } from '../dispatch/present-order';
import { takeEventStep } from './event-workflow';

export interface RequestReturnInput extends StepInput {
  /** Who should lead instead, as the returner sees it. */
  readonly suggestedOrganizationId: string;
  readonly reason: ReturnReason;
}

/** Asks to return an order (申请退单): once, with a reason and a suggested owner. The clock runs on. */
export function requestEventReturn(
  useCase: UseCase,
  input: RequestReturnInput,
): Promise<Result<GovEvent>> {
  const { suggestedOrganizationId, reason } = input;
  return takeEventStep(useCase, 'requestReturn', input, async (event, uow) => {
    const once = checkReturn(event);
    if (!once.ok) return once;
    event.returnUsed = true;
    event.returnCount += 1;
    event.suggestedOrganizationId = suggestedOrganizationId;
    await noteOnOrder(uow, event, {
      returnReason: reason,
      suggestedOrganizationId,
      returnDecision: 'PENDING',
    });
    return ok();
  });
}

/**
 * Approves a return (同意退单): the event waits to be dispatched again, and counts as sent to the wrong place. Whoever
 * was asked first stays responsible for handing it over until the next lead has signed.
 */
export function approveEventReturn(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'approveReturn', input, async (event, uow) => {
    const right = await checkAdjudicator(event, uow, useCase.actor);
    if (!right.ok) return right;
    await adjudicate(event, uow, useCase.actor, 'APPROVED');
    event.misdispatchCount += 1;
    event.leadOrganizationId = null;
    event.assistOrganizationIds = [];
    event.dispatchBasis = null;
    event.dispatchedAt = null;
    event.signedAt = null;
    return ok();
  });
}

/** Refuses a return (不同意退单): the order stands, for good. */
export function refuseEventReturn(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'refuseReturn', input, async (event, uow) => {
    const right = await checkAdjudicator(event, uow, useCase.actor);
    if (!right.ok) return right;
    await adjudicate(event, uow, useCase.actor, 'REFUSED');
    event.signedAt = null;
    return ok();
  });
}

function adjudicate(
  event: GovEvent,
  uow: UnitOfWork,
  { organizationId }: Actor,
  returnDecision: 'APPROVED' | 'REFUSED',
): Promise<void> {
  return noteOnOrder(uow, event, {
    returnDecision,
    returnDecidedAt: uow.now,
    adjudicatorOrganizationId: organizationId,
  });
}

/** The centre of the place, but the district's where both departments are the district's (or the city's). */
async function checkAdjudicator(
  { leadOrganizationId, suggestedOrganizationId }: GovEvent,
  { manager }: UnitOfWork,
  actor: Actor,
): Promise<Result<void>> {
  if (hasRole(actor, 'DISTRICT_COMMAND')) return ok();
  const ids = [leadOrganizationId, suggestedOrganizationId].filter((id) => id !== null);
  const parties = await manager.find(HandlingUnit, { where: { id: In(ids) }, take: 2 });
  const above = parties.filter((unit) => ['DISTRICT', 'CITY'].includes(levelOfUnit(unit)));
  return above.length === 2 ? refuse('ADJUDICATOR_IS_DISTRICT') : ok();
}
