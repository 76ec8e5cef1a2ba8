import type { Database } from '@gezhi/persistence';
import type { Actor } from '@gezhi/identity';
import { findByKeys } from '@gezhi/persistence';
import { mayRead } from '../../domain/application/application.access';
import { Application } from '../../domain/application/application.entity';
import { readTrackingCode } from '../../domain/application/tracking-code';

/** The applications with these keys that the caller may see. */
export async function findApplications(
  { database, actor }: { readonly database: Database; readonly actor: Actor },
  ids: readonly string[],
): Promise<Map<string, Application>> {
  const found = await findByKeys(database.manager, Application, 'id', ids);
  return new Map([...found].filter(([, application]) => mayRead(application, actor)));
}

/** The application somebody holds the tracking code of; null when there is none. Whoever holds the code may ask. */
export function findByTrackingCode(database: Database, text: string): Promise<Application | null> {
  const trackingCode = readTrackingCode(text);
  if (trackingCode === null) return Promise.resolve(null);
  return database.whole.findOneBy(Application, { trackingCode });
}
