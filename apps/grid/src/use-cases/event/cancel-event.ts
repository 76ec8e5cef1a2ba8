import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { cancelChildren } from '../dispatch/children';
import { takeEventStep } from './event-workflow';

/** Cancels an open event (作废), with a reason, and its parts with it. */
export function cancelEvent(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'cancel', input, (event, uow) =>
    cancelChildren(uow, useCase.actor, event, input.note),
  );
}
