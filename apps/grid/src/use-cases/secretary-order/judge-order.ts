import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import type { Conditions } from '../../domain/secretary-order/secretary-order.rules';
import {
  checkConfirmation,
  checkDecline,
} from '../../domain/secretary-order/secretary-order.rules';
import { takeOrderStep } from './order-workflow';

export interface JudgeSecretaryOrderInput extends StepInput, Conditions {}

/** Confirms that a matter is true, reasonable and unsolved (核定). */
export function confirmSecretaryOrder(
  useCase: UseCase,
  input: JudgeSecretaryOrderInput,
): Promise<Result<SecretaryOrder>> {
  return takeOrderStep(useCase, 'confirm', input, (order) => {
    const possible = checkConfirmation(order, useCase.actor, input);
    if (possible.ok) record(order, input);
    return possible;
  });
}

/** Finds that it is not (不予核定), and says which of the three does not hold. */
export function declineSecretaryOrder(
  useCase: UseCase,
  input: JudgeSecretaryOrderInput,
): Promise<Result<SecretaryOrder>> {
  return takeOrderStep(useCase, 'decline', input, (order) => {
    const possible = checkDecline(order, useCase.actor, input);
    if (!possible.ok) return possible;
    record(order, input);
    return ok();
  });
}

function record(order: SecretaryOrder, { isTrue, isReasonable, isUnsolved }: Conditions): void {
  Object.assign(order, { isTrue, isReasonable, isUnsolved });
}
