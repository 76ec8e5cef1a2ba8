import type { UnitOfWork } from '@gezhi/persistence';
import type { ContactDetails } from '../../domain/contact/contact.rules';
import { ApplicationContact } from '../../domain/contact/application-contact.entity';

/** Keeps how the applicant of a new application can be reached; no caller writes contacts by itself. */
export async function keepContact(
  uow: UnitOfWork,
  applicationId: string,
  { name, phone }: ContactDetails,
): Promise<void> {
  const row = { applicationId, name, phone, createdAt: uow.now };
  await uow.beyondSight((manager) => manager.insert(ApplicationContact, row));
}
