import type { Database } from '@gezhi/persistence';
import { findByKeys } from '@gezhi/persistence';
import { EventContact } from '../../domain/contact/event-contact.entity';

/** The contacts of events, as far as the row rule shows them to the caller; blanked ones are none. */
export async function findContacts(
  { database }: { readonly database: Database },
  eventIds: readonly string[],
): Promise<Map<string, EventContact>> {
  const found = await findByKeys(database.manager, EventContact, 'eventId', eventIds);
  return new Map([...found].filter(([, { phone }]) => phone !== null));
}
