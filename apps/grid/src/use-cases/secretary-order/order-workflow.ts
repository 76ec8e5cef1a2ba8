import type { Result } from '@gezhi/kernel';
import { withoutPersonalData } from '@gezhi/kernel';
import type { Change, StepInput, UseCase, Workflow } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import {
  SecretaryOrder,
  SecretaryOrderTransition,
} from '../../domain/secretary-order/secretary-order.entity';
import { SECRETARY_ORDER_PERMISSIONS } from '../../domain/secretary-order/secretary-order.permissions';
import { seesOrder } from '../../domain/secretary-order/secretary-order.rules';
import type {
  SecretaryOrderAction,
  SecretaryOrderState,
} from '../../domain/secretary-order/secretary-order.states';
import { SECRETARY_ORDER_MACHINE } from '../../domain/secretary-order/secretary-order.states';

export const SECRETARY_ORDER_WORKFLOW: Workflow<
  SecretaryOrder,
  SecretaryOrderState,
  SecretaryOrderAction,
  SecretaryOrderTransition
> = {
  name: 'secretaryOrder',
  entity: SecretaryOrder,
  machine: SECRETARY_ORDER_MACHINE,
  permissions: SECRETARY_ORDER_PERMISSIONS,
  history: SecretaryOrderTransition,
  historyKey: 'orderId',
  target: ({ areaCode, organizationId }) => ({ areaCode, organizationId }),
  isVisible: (order, actor) => seesOrder(actor, order),
};

/** One step of an order; texts that stay with it are kept free of personal data. */
export async function takeOrderStep(
  useCase: UseCase,
  action: SecretaryOrderAction,
  input: StepInput,
  change?: Change<SecretaryOrder>,
  texts: Readonly<Record<string, string | null | undefined>> = {},
): Promise<Result<SecretaryOrder>> {
  const clean = withoutPersonalData(texts);
  return clean.ok ? takeStep(useCase, SECRETARY_ORDER_WORKFLOW, action, input, change) : clean;
}

/** What a notification about an order hangs on. */
export function aboutOrder({ id, areaCode }: SecretaryOrder) {
  return { type: 'SecretaryOrder', id, areaCode };
}
