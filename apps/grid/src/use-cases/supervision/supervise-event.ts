import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { mark } from '../../domain/event/event.rules';
import { OPEN_STATES } from '../../domain/event/event.states';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { EventSupervision } from '../../domain/supervision/event-supervision.entity';
import type { SupervisionReason } from '../../domain/supervision/supervision.codes';
import { SUPERVISION_STARTED } from '../../domain/supervision/supervision.notifications';
import { SUPERVISION_PERMISSIONS } from '../../domain/supervision/supervision.permissions';
import { checkExpectedOn, supervisingLevel } from '../../domain/supervision/supervision.rules';
import { takeEventNote } from '../event/take-note';
import { supervisionOf } from './find-supervision';

export interface SuperviseEventInput extends StepInput {
  readonly reason: SupervisionReason;
  /** The day by which the lead reports back. */
  readonly expectedOn: string;
}

/** Puts an open event under supervision (督办): its lead reports back by a day. */
export function superviseEvent(
  useCase: UseCase,
  input: SuperviseEventInput,
): Promise<Result<GovEvent>> {
  const { reason, expectedOn } = input;
  return takeEventNote(useCase, SUPERVISION_PERMISSIONS, 'supervise', input, async (event, uow) => {
    const { id: eventId, number, areaCode } = event;
    if (!OPEN_STATES.includes(event.state)) return refuse('EVENT_OVER', { number });
    const term = checkExpectedOn(expectedOn, uow.now);
    if (!term.ok) return term;
    if (await supervisionOf(uow, event)) return refuse('SUPERVISED_ALREADY', { number });
    const id = newId(uow.now);
    await uow.beyondSight((manager) =>
      manager.insert(EventSupervision, {
        ...{ id, eventId, reason, expectedOn },
        state: 'OPEN',
        level: supervisingLevel(useCase.actor),
        startedAt: uow.now,
        startedBySubject: useCase.actor.subject,
        answer: null,
        answeredAt: null,
        liftedAt: null,
        lateTold: false,
      }),
    );
    mark(event, 'SUPERVISED');
    uow.changes.push({
      type: 'EventSupervision',
      id,
      action: 'begin',
      to: 'OPEN',
      areaCode,
      reason,
    });
    if (event.leadOrganizationId !== null)
      await notify(uow, SUPERVISION_STARTED, {
        to: { organizationId: event.leadOrganizationId },
        about: { type: 'GovEvent', id: eventId, areaCode },
        values: { number, reason, expectedOn },
      });
    return ok();
  });
}
