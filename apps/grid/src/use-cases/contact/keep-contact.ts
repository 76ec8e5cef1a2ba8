import type { UnitOfWork } from '@gezhi/persistence';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { EventContact } from '../../domain/contact/event-contact.entity';
import { rememberContact } from '../repeat/remember-contact';

/** Keeps how the reporter of a new event can be reached, and looks whether the matter was closed for the same contact before. */
export async function keepContact(
  uow: UnitOfWork,
  eventId: string,
  { name, phone }: ContactDetails,
): Promise<void> {
  await uow.manager.insert(EventContact, { eventId, name, phone, createdAt: uow.now });
  await rememberContact(uow, eventId, phone);
}
