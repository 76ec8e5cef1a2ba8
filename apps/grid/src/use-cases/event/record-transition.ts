import type { Actor } from '@gezhi/identity';
import { newId } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { EventAction, EventState } from '../../domain/event/event.states';
import { GovEventTransition } from '../../domain/event/gov-event-transition.entity';

/** Writes one step into the history of an event, in the transaction of the step. */
export async function recordTransition(
  uow: UnitOfWork,
  step: {
    eventId: string;
    actor: Actor;
    action: EventAction | 'report';
    fromState: EventState | null;
    toState: EventState;
    note?: string | null;
  },
): Promise<void> {
  await uow.manager.insert(GovEventTransition, {
    id: newId(uow.now),
    eventId: step.eventId,
    action: step.action,
    fromState: step.fromState,
    toState: step.toState,
    actorSubject: step.actor.subject,
    actorOrganizationId: step.actor.organizationId,
    note: step.note ?? null,
    occurredAt: uow.now,
  });
}
