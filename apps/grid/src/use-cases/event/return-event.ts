import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkReturn } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';

export interface RequestReturnInput extends StepInput {
  /** Who should lead instead, as the returner sees it. */
  readonly suggestedOrganizationId: string;
}

/** Asks to return an order (申请退单): once, with a reason and a suggested owner. The clock runs on. */
export function requestEventReturn(
  useCase: UseCase,
  input: RequestReturnInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'requestReturn', input, (event) => {
    const once = checkReturn(event);
    if (!once.ok) return once;
    event.returnUsed = true;
    event.returnCount += 1;
    event.suggestedOrganizationId = input.suggestedOrganizationId;
    return ok();
  });
}

/** Approves a return (同意退单): the event waits to be dispatched again. */
export function approveEventReturn(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'approveReturn', input, (event) => {
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
  return takeEventStep(useCase, 'refuseReturn', input, (event) => {
    event.signedAt = null;
    return ok();
  });
}
