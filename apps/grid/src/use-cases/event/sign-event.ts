import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';

/** Signs for an order (签收), as a member of the lead organisation. */
export function signEvent(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'sign', input, (event, uow) => {
    event.signedAt = uow.now;
    return ok();
  });
}
