import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { OrderWish } from '../dispatch/place-order';
import { placeOrder } from '../dispatch/place-order';
import { takeEventStep } from './event-workflow';

export type DispatchEventInput = StepInput & OrderWish;

/** Dispatches an accepted matter (派单) to exactly one lead organisation. */
export function dispatchEvent(
  useCase: UseCase,
  input: DispatchEventInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'dispatch', input, (event, uow) => placeOrder(event, uow, input));
}
