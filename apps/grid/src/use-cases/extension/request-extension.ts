import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { areaOfLevel } from '../../domain/escalation/escalation.rules';
import { recipientOf } from '../../domain/escalation/recipient.rules';
import { clockOf } from '../../domain/event/event-deadline';
import { EVENT_MACHINE } from '../../domain/event/event.states';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { EventExtension } from '../../domain/extension/event-extension.entity';
import type { ExtensionReason } from '../../domain/extension/extension.codes';
import { EXTENSION_REQUESTED } from '../../domain/supervision/supervision.notifications';
import { SUPERVISION_PERMISSIONS } from '../../domain/supervision/supervision.permissions';
import { wallClock } from '../../domain/wall-clock';
import { workCalendar } from '../calendar/work-calendar';
import { takeEventNote } from '../event/take-note';
import { pendingExtension } from './pending-extension';

export interface RequestExtensionInput extends StepInput {
  /** In the unit of the limit. */
  readonly by: number;
  readonly reason: ExtensionReason;
}

/** Asks for more time (申请延期), as the lead organisation, once and before the limit runs out. The clock runs on. */
export function requestEventExtension(
  useCase: UseCase,
  input: RequestExtensionInput,
): Promise<Result<GovEvent>> {
  const { by: amount, reason } = input;
  return takeEventNote(
    useCase,
    SUPERVISION_PERMISSIONS,
    'requestExtension',
    input,
    async (event, uow) => {
      const { id: eventId, number, areaCode } = event;
      const possible = EVENT_MACHINE.next(event.state, 'extend');
      if (!possible.ok) return possible;
      const clock = clockOf(event);
      if (!clock) throw new Error(`Event ${number} has no clock in state ${event.state}`);
      if (event.flags.includes('EXTENDED')) return refuse('EXTENDED_ALREADY');
      if (await pendingExtension(uow, event)) return refuse('EXTENSION_PENDING', { number });
      // Whatever the decision would refuse is refused at once.
      const extended = clock.extend(amount, uow.now, await workCalendar(uow));
      if (!extended.ok) return extended;
      const id = newId(uow.now);
      await uow.beyondSight((manager) =>
        manager.insert(EventExtension, {
          ...{ id, eventId, reason, amount, unit: clock.unit },
          state: 'REQUESTED',
          granted: null,
          requestedAt: uow.now,
          requestedBySubject: useCase.actor.subject,
          organizationId: useCase.actor.organizationId,
          decidedAt: null,
          decidedBySubject: null,
        }),
      );
      uow.changes.push({
        type: 'EventExtension',
        id,
        action: 'request',
        to: 'REQUESTED',
        areaCode,
        reason,
      });
      const level = areaCode.length >= 9 ? 'SUBDISTRICT_CENTRE' : 'DISTRICT_CENTRE';
      await notify(uow, EXTENSION_REQUESTED, {
        to: recipientOf(level, areaOfLevel(level, areaCode)),
        about: { type: 'GovEvent', id: eventId, areaCode },
        values: { number, by: amount, unit: clock.unit, dueAt: wallClock(clock.dueAt) },
      });
      return ok();
    },
  );
}
