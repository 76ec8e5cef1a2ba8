import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { clockOf } from '../../domain/event/event-deadline';
import { mark } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventExtension } from '../../domain/extension/event-extension.entity';
import { EXTENSION_MACHINE } from '../../domain/extension/extension.codes';
import { EXTENSION_DECIDED } from '../../domain/supervision/supervision.notifications';
import { SUPERVISION_PERMISSIONS } from '../../domain/supervision/supervision.permissions';
import { wallClock } from '../../domain/wall-clock';
import { changeEventClock } from '../event/event-clock';
import { takeEventStep } from '../event/event-workflow';
import { takeEventNote } from '../event/take-note';
import { pendingExtension } from './pending-extension';

export interface ApproveExtensionInput extends StepInput {
  /** Another amount than was asked for. */
  readonly by?: number | null;
}

/** Approves a request for more time (同意延期), before the limit runs out; the centre may grant another amount. */
export function approveEventExtension(
  useCase: UseCase,
  input: ApproveExtensionInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'extend', input, (event, uow) =>
    decide(uow, useCase.actor, event, 'approve', async (request) => {
      if (event.flags.includes('EXTENDED')) return refuse('EXTENDED_ALREADY');
      const granted = input.by ?? request.amount;
      const extended = await changeEventClock(event, uow, (clock, calendar) =>
        clock.extend(granted, uow.now, calendar),
      );
      if (!extended.ok) return extended;
      request.granted = granted;
      mark(event, 'EXTENDED');
      return ok();
    }),
  );
}

/** Refuses it (不同意延期), with a reason; the limit stays as it is. */
export function refuseEventExtension(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<GovEvent>> {
  return takeEventNote(useCase, SUPERVISION_PERMISSIONS, 'refuseExtension', input, (event, uow) =>
    decide(uow, useCase.actor, event, 'refuse', () => Promise.resolve(ok())),
  );
}

async function decide(
  uow: UnitOfWork,
  { subject }: Actor,
  event: GovEvent,
  action: 'approve' | 'refuse',
  change: (request: EventExtension) => Promise<Result<void>>,
): Promise<Result<void>> {
  const { id: eventId, number, areaCode } = event;
  const request = await pendingExtension(uow, event);
  if (!request) return refuse('EXTENSION_NOT_ASKED', { number });
  if (request.requestedBySubject === subject) return refuse('EXTENSION_OWN_REQUEST');
  const next = EXTENSION_MACHINE.next(request.state, action);
  if (!next.ok) return next;
  const changed = await change(request);
  if (!changed.ok) return changed;
  Object.assign(request, { state: next.value, decidedAt: uow.now, decidedBySubject: subject });
  await uow.beyondSight((manager) => manager.save(request));
  const { id, reason, organizationId } = request;
  uow.changes.push({
    type: 'EventExtension',
    ...{ id, action, from: 'REQUESTED', to: next.value, areaCode, reason },
  });
  const dueAt = clockOf(event)?.dueAt;
  if (organizationId !== null)
    await notify(uow, EXTENSION_DECIDED, {
      to: { organizationId },
      about: { type: 'GovEvent', id: eventId, areaCode },
      values: { number, decision: next.value, dueAt: dueAt ? wallClock(dueAt) : '' },
    });
  return ok();
}
