import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkContact } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';

export interface StartEventInput extends StepInput {
  /** Whether the reporter was contacted. */
  readonly contacted: boolean;
}

/** Starts handling (开始处置), after the reporter was contacted. */
export function startEvent(useCase: UseCase, input: StartEventInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'start', input, (event, uow) => {
    if (input.contacted) event.contactedAt = uow.now;
    return checkContact(event, input.contacted);
  });
}
