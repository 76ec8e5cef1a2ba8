import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';
import { findOwner } from './find-owner';

export interface DispatchEventInput extends StepInput {
  /** The one lead organisation; by the catalogue when left out. */
  readonly leadOrganizationId?: string | null;
  readonly assistOrganizationIds?: readonly string[] | null;
}

/** Dispatches an accepted matter (派单) to exactly one lead organisation. */
export function dispatchEvent(
  useCase: UseCase,
  input: DispatchEventInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'dispatch', input, async (event, uow) => {
    const named = input.leadOrganizationId ?? null;
    const owner = named === null ? await findOwner(event, uow) : null;
    const lead = named ?? owner?.leadOrganizationId;
    if (lead === undefined)
      return refuse('NO_OWNER', {
        path: ['input', 'leadOrganizationId'],
        categoryCode: event.categoryCode,
      });
    const assists = input.assistOrganizationIds ?? owner?.assistOrganizationIds ?? [];
    event.leadOrganizationId = lead;
    event.assistOrganizationIds = [...new Set(assists)].filter((id) => id !== lead);
    event.dispatchBasis = named === null ? 'CATALOGUE' : 'MANUAL';
    event.dispatchedAt = uow.now;
    event.suggestedOrganizationId = null;
    event.returnUsed = false;
    return ok();
  });
}
