import type { Actor } from '@gezhi/identity';
import type { UnitOfWork } from '@gezhi/persistence';
import { touch } from '@gezhi/persistence';
import { recordStep } from '@gezhi/workflow';
import type { EventNote } from '../../domain/event/event.states';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { EVENT_WORKFLOW } from './event-workflow';

/** Saves what was changed on a locked event without moving it, and writes it into its history. */
export async function noteOnEvent(
  uow: UnitOfWork,
  actor: Pick<Actor, 'subject' | 'organizationId'>,
  event: GovEvent,
  action: EventNote,
  note: string | null = null,
): Promise<void> {
  touch(event, uow.now);
  await uow.manager.save(event);
  await recordStep(uow, EVENT_WORKFLOW, actor, event, { action, fromState: event.state, note });
}
