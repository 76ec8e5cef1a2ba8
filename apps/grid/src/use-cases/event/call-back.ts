import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { SatisfactionRating } from '../../domain/event/event.codes';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';

export interface CallBackInput extends StepInput {
  /** Whether somebody answered. */
  readonly reached: boolean;
  readonly rating?: SatisfactionRating | null;
  /** Whether the reporter finds the matter solved. */
  readonly solved?: boolean | null;
}

/** Records a call back (回访): an attempt, and what the reporter said if reached. */
export function recordEventCallback(
  useCase: UseCase,
  input: CallBackInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'callBack', input, (event, uow) => {
    event.callbackAttempts += 1;
    if (!input.reached) return ok();
    event.calledBackAt = uow.now;
    event.rating = input.rating ?? null;
    event.disputed = input.solved === false;
    return ok();
  });
}
