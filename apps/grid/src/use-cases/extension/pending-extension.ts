import type { UnitOfWork } from '@gezhi/persistence';
import { EventExtension } from '../../domain/extension/event-extension.entity';

/** The request for more time that waits for a decision; the event is locked, so it stays. */
export function pendingExtension(
  { manager }: UnitOfWork,
  { id }: { readonly id: string },
): Promise<EventExtension | null> {
  return manager.findOneBy(EventExtension, { eventId: id, state: 'REQUESTED' });
}
