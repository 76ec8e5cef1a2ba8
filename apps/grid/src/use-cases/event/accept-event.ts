import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { EVENT_WORKFLOW } from './event-workflow';

export interface AcceptEventInput extends StepInput {
  readonly categoryCode: string;
}

/** Accepts a matter (受理) under a leaf of the category tree. */
export function acceptEvent(useCase: UseCase, input: AcceptEventInput): Promise<Result<GovEvent>> {
  return takeStep(useCase, EVENT_WORKFLOW, 'accept', input, (event, uow) => {
    event.categoryCode = input.categoryCode;
    event.acceptedAt = uow.now;
    return ok();
  });
}
