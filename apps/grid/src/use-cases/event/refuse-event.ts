import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { RefusalReason } from '../../domain/event/event.codes';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';

export interface RefuseEventInput extends StepInput {
  readonly reason: RefusalReason;
}

/** Does not take a matter on (不予受理), and says why. */
export function refuseEvent(useCase: UseCase, input: RefuseEventInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'refuse', input, (event) => {
    event.refusalReason = input.reason;
    return ok();
  });
}
