import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { followStep } from '@gezhi/workflow';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { REDRAWING_DONE } from '../../domain/redrawing/redrawing.notifications';
import { redraw } from './redraw';
import { REDRAWING_WORKFLOW } from './redrawing-workflow';

/** Takes a planned re-drawing into effect and tells those who work there. */
export async function carryOut(
  uow: UnitOfWork,
  actor: Pick<Actor, 'subject' | 'organizationId'>,
  redrawing: Redrawing,
): Promise<Result<Redrawing>> {
  const { id, areaCode, effectiveDate } = redrawing;
  return followStep(uow, REDRAWING_WORKFLOW, actor, redrawing, { action: 'carryOut' }, async () => {
    const events = await uow.beyondSight(() => redraw(uow, redrawing));
    if (!events.ok) return events;
    redrawing.doneAt = uow.now;
    await notify(uow, REDRAWING_DONE, {
      to: { areaCode, roles: ['GRID_MEMBER', 'COMMUNITY_SECRETARY', 'SUBDISTRICT_COMMAND'] },
      about: { type: 'Redrawing', id, areaCode },
      values: { areaCode, effectiveDate, events: events.value },
      onceKey: id,
    });
    return ok();
  });
}
