import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { HANDOVER_DONE } from '../../domain/dispatch/dispatch.notifications';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { noteOnOrder } from '../dispatch/present-order';
import { takeEventStep } from './event-workflow';

/** Signs for an order (签收), as a member of the lead organisation. Whoever was asked first is free from then on. */
export function signEvent(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'sign', input, async (event, uow) => {
    event.signedAt = uow.now;
    await noteOnOrder(uow, event, { signedAt: uow.now });
    const { id, number, areaCode, firstAskedOrganizationId, leadOrganizationId } = event;
    if (firstAskedOrganizationId !== null && firstAskedOrganizationId !== leadOrganizationId)
      await notify(uow, HANDOVER_DONE, {
        to: { organizationId: firstAskedOrganizationId },
        about: { type: 'GovEvent', id, areaCode },
        values: { number },
        onceKey: `${id} ${leadOrganizationId}`,
      });
    return ok();
  });
}
