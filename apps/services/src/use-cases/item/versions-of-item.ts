import type { UnitOfWork } from '@gezhi/persistence';
import { lockById } from '@gezhi/persistence';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { ServiceItem } from '../../domain/item/service-item.entity';

/** An item with all its versions, locked: what is decided about one version is decided about the whole list. */
export async function lockItem(
  uow: UnitOfWork,
  id: string,
): Promise<{ item: ServiceItem; versions: ServiceItemVersion[] } | null> {
  const item = await lockById(uow, ServiceItem, id);
  if (!item) return null;
  const versions = await uow.manager.find(ServiceItemVersion, {
    where: { serviceItemId: id },
    order: { number: 'ASC' },
    lock: { mode: 'pessimistic_write' },
    take: 1_000,
  });
  return { item, versions };
}

/** The versions of an item as they stand, not locked. */
export function versionsOfItem(
  uow: UnitOfWork,
  serviceItemId: string,
): Promise<ServiceItemVersion[]> {
  return uow.manager.find(ServiceItemVersion, {
    where: { serviceItemId },
    order: { number: 'ASC' },
    take: 1_000,
  });
}
