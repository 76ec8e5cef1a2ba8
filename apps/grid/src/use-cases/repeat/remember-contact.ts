import type { UnitOfWork } from '@gezhi/persistence';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { EventContactHash } from '../../domain/repeat/contact-hash.entity';
import { hashContact } from './contact-keys';
import { findRepeatedByContact, suspectRepeat } from './suspect-repeat';

/** Looks whether the same matter was closed for the same contact, and remembers the contact as a keyed hash for the next time. */
export async function rememberContact(
  uow: UnitOfWork,
  eventId: string,
  phone: string,
): Promise<void> {
  const contact = hashContact(phone);
  const newest = contact.at(-1);
  if (!newest) return;
  const event = await uow.manager.findOneByOrFail(GovEvent, { id: eventId });
  if (event.repeatOfId === null) {
    const repeated = await findRepeatedByContact(uow, event, contact);
    if (repeated !== null) await suspectRepeat(uow, event, repeated);
  }
  await uow.manager.insert(EventContactHash, { eventId, ...newest, createdAt: uow.now });
}
