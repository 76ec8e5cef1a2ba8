import type { UnitOfWork } from '@gezhi/persistence';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { EventContact } from '../../domain/contact/event-contact.entity';

/** Keeps how the reporter of a new event can be reached. */
export async function keepContact(
  uow: UnitOfWork,
  eventId: string,
  { name, phone }: ContactDetails,
): Promise<void> {
  await uow.manager.insert(EventContact, { eventId, name, phone, createdAt: uow.now });
}
