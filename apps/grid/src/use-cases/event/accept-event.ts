import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { UseCase } from '../use-case';
import type { StepInput } from './change-event';
import { changeEvent } from './change-event';

export interface AcceptEventInput extends StepInput {
  readonly categoryCode: string;
}

/** Accepts a matter (受理) under a leaf of the category tree. */
export function acceptEvent(useCase: UseCase, input: AcceptEventInput): Promise<Result<GovEvent>> {
  return changeEvent(useCase, 'accept', input, (event, uow) => {
    event.categoryCode = input.categoryCode;
    event.acceptedAt = uow.now;
    return ok();
  });
}
