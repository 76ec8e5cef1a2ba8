import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { followStep } from '@gezhi/workflow';
import { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { isAssembled } from '../../domain/whistle/whistle-response.rules';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { WHISTLE_ARRIVED } from '../../domain/whistle/whistle.notifications';
import { WHISTLE_WORKFLOW } from './whistle-workflow';

/** As many organisations as a whistle may call, with those named instead of excused ones. */
export const MOST_RESPONSES = 100;

export function responsesOf(uow: UnitOfWork, whistleId: string): Promise<WhistleResponse[]> {
  return uow.manager.find(WhistleResponse, {
    where: { whistleId },
    order: { id: 'ASC' },
    take: MOST_RESPONSES,
  });
}

/** Lets a blown whistle go on once nobody mandatory is awaited; the whistle is locked. */
export async function assemble(
  uow: UnitOfWork,
  actor: Actor,
  whistle: Whistle,
): Promise<Result<void>> {
  if (whistle.state !== 'BLOWN' || !isAssembled(await responsesOf(uow, whistle.id))) return ok();
  const arrived = await followStep(
    uow,
    WHISTLE_WORKFLOW,
    actor,
    whistle,
    { action: 'arrive' },
    () => {
      whistle.arrivedAt = uow.now;
      return ok();
    },
  );
  if (!arrived.ok) return arrived;
  const { id, number, areaCode, initiatorOrganizationId: organizationId } = whistle;
  await notify(uow, WHISTLE_ARRIVED, {
    to: { organizationId },
    about: { type: 'Whistle', id, areaCode },
    values: { number },
  });
  return ok();
}
