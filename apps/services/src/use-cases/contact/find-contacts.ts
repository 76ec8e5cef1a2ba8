import type { Database } from '@gezhi/persistence';
import { findByKeys } from '@gezhi/persistence';
import { ApplicationContact } from '../../domain/contact/application-contact.entity';

/** The contacts of applications, as far as the row rule shows them to the caller; blanked ones are none. */
export async function findContacts(
  { database }: { readonly database: Database },
  applicationIds: readonly string[],
): Promise<Map<string, ApplicationContact>> {
  const { manager } = database;
  const found = await findByKeys(manager, ApplicationContact, 'applicationId', applicationIds);
  return new Map([...found].filter(([, { phone }]) => phone !== null));
}
