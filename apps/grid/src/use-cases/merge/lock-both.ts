import type { UnitOfWork } from '@gezhi/persistence';
import { lockById } from '@gezhi/persistence';
import { GovEvent } from '../../domain/event/gov-event.entity';

/** Two events, locked in the order of their keys whichever is named first: two that merge into each other wait and do not deadlock. */
export async function lockBoth(
  uow: UnitOfWork,
  ids: readonly [string, string],
): Promise<readonly [GovEvent | null, GovEvent | null]> {
  const found = new Map<string, GovEvent | null>();
  for (const id of [...ids].sort()) found.set(id, await lockById(uow, GovEvent, id));
  return [found.get(ids[0]) ?? null, found.get(ids[1]) ?? null];
}
