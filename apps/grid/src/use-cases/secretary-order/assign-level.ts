import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { SecretaryLevel } from '../../domain/secretary-order/secretary-order.codes';
import type { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import { SECRETARY_ASSIGNED } from '../../domain/secretary-order/secretary-order.notifications';
import { checkLevel } from '../../domain/secretary-order/secretary-order.rules';
import { aboutOrder, takeOrderStep } from './order-workflow';

export interface AssignSecretaryLevelInput extends StepInput {
  readonly level: SecretaryLevel;
  /** Whose secretary answers for it. */
  readonly organizationId: string;
}

/** Gives an order to the secretary of a level (分级). */
export function assignSecretaryLevel(
  useCase: UseCase,
  input: AssignSecretaryLevelInput,
): Promise<Result<SecretaryOrder>> {
  const { level, organizationId } = input;
  return takeOrderStep(useCase, 'assignLevel', input, async (order, uow) => {
    const possible = checkLevel(order, useCase.actor, level);
    if (!possible.ok) return possible;
    Object.assign(order, { level, organizationId, jointOrganizationIds: [], plan: null });
    order.dueOn = null;
    await notify(uow, SECRETARY_ASSIGNED, {
      to: { organizationId },
      about: aboutOrder(order),
      values: { number: order.number, level },
    });
    return ok();
  });
}
