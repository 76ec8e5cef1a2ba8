import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { In } from 'typeorm';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { EventSupervision } from '../../domain/supervision/event-supervision.entity';
import type { SupervisionAction } from '../../domain/supervision/supervision.codes';
import { SUPERVISION_MACHINE } from '../../domain/supervision/supervision.codes';

/** The supervision an event is under; the event is locked, so it stays. */
export function supervisionOf(
  { manager }: UnitOfWork,
  { id }: GovEvent,
): Promise<EventSupervision | null> {
  const state = In(['OPEN', 'ANSWERED']);
  return manager.findOneBy(EventSupervision, { eventId: id, state });
}

/** Takes a step of the supervision of an event: NOT_SUPERVISED, INVALID_TRANSITION, or what `change` refuses. */
export async function stepOfSupervision(
  uow: UnitOfWork,
  event: GovEvent,
  action: SupervisionAction,
  change: (supervision: EventSupervision) => Result<void>,
): Promise<Result<void>> {
  const supervision = await supervisionOf(uow, event);
  if (!supervision) return refuse('NOT_SUPERVISED', { number: event.number });
  const next = SUPERVISION_MACHINE.next(supervision.state, action);
  if (!next.ok) return next;
  const from = supervision.state;
  const changed = change(supervision);
  if (!changed.ok) return changed;
  supervision.state = next.value;
  await uow.beyondSight((manager) => manager.save(supervision));
  const { id, reason } = supervision;
  const { areaCode } = event;
  uow.changes.push({
    type: 'EventSupervision',
    ...{ id, action, from, to: next.value, areaCode, reason },
  });
  return ok();
}
