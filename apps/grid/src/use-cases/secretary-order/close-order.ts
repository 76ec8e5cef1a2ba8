import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import { takeOrderStep } from './order-workflow';

/** Closes an order whose follow-up has passed (销号). */
export function closeSecretaryOrder(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<SecretaryOrder>> {
  return takeOrderStep(useCase, 'close', input, (order, uow) => {
    order.closedAt = uow.now;
    return ok();
  });
}
