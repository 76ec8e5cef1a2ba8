import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { EventAction } from '../../domain/event/event.states';
import { EVENT_MACHINE } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import type { UseCase } from '../use-case';
import { recordTransition } from './record-transition';

/** What every step of an event is told. */
export interface StepInput {
  readonly id: string;
  /** The version the caller saw; left out, the step is taken whatever the version. */
  readonly seenVersion?: number | null;
  readonly note?: string | null;
}

/**
 * One step of an event's life, in the one order all steps share: load and lock, authorise, check the version
 * and the state table, `change` (which may still refuse), then record. Absent and invisible events answer alike.
 */
export function changeEvent(
  { actor, clock, dataSource }: UseCase,
  action: EventAction,
  input: StepInput,
  change: (event: GovEvent, uow: UnitOfWork) => Promise<Result<void>> | Result<void>,
): Promise<Result<GovEvent>> {
  return inTransaction(dataSource, clock, async (uow) => {
    const event = await lockById(uow, GovEvent, input.id);
    if (!event) return refuse('NOT_FOUND', { path: ['id'], type: 'GovEvent', id: input.id });
    const target = { areaCode: event.areaCode, organizationId: event.leadOrganizationId };
    const allowed = authorise(actor, GRID_PERMISSIONS, `event.${action}`, target);
    if (!allowed.ok) return allowed;
    const { seenVersion } = input;
    if (seenVersion && seenVersion !== event.version) {
      return refuse('CONFLICT', {
        path: ['seenVersion'],
        seenVersion,
        currentVersion: event.version,
      });
    }
    const next = EVENT_MACHINE.next(event.state, action);
    if (!next.ok) return next;
    const changed = await change(event, uow);
    if (!changed.ok) return changed;
    const fromState = event.state;
    event.state = next.value;
    touch(event, uow.now);
    await uow.manager.save(event);
    await recordTransition(uow, {
      eventId: event.id,
      actor,
      action,
      fromState,
      toState: next.value,
      note: input.note,
    });
    return ok(event);
  });
}
