import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { COMMAND } from '../../domain/permissions';
import type { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import { SECRETARY_RAISED } from '../../domain/secretary-order/secretary-order.notifications';
import { checkRaise } from '../../domain/secretary-order/secretary-order.rules';
import { aboutOrder, takeOrderStep } from './order-workflow';

/** Raises an order a level (提级), with a reason. */
export function raiseSecretaryOrder(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<SecretaryOrder>> {
  return takeOrderStep(useCase, 'raise', input, async (order, uow) => {
    const possible = checkRaise(order, useCase.actor);
    if (!possible.ok) return possible;
    order.raiseCount += 1;
    await tellOfRaise(uow, order);
    return ok();
  });
}

/** Tells the command centres of the place and of the district that a level has to be assigned anew. */
export async function tellOfRaise(uow: UnitOfWork, order: SecretaryOrder): Promise<void> {
  await notify(uow, SECRETARY_RAISED, {
    to: { areaCode: order.areaCode.slice(0, 9), roles: COMMAND },
    about: aboutOrder(order),
    values: { number: order.number, level: order.level ?? '—' },
  });
}
