import { localDateOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { EventCategory } from '../../domain/category/event-category.entity';
import type { EventLimit } from '../../domain/category/event-limit.entity';
import { workAreaOf } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { MatterList } from '../../domain/matter-list/matter-list.entity';
import type { ListedMatter } from '../../domain/matter-list/matter-list.rules';
import { nearestItem } from '../../domain/matter-list/matter-list.rules';
import { listsInForce, withItems } from '../matter-list/find-lists';

/**
 * The entry of the catalogue for an event: of the version it was dispatched under, whatever was published since; of
 * the version in force today as long as it was not dispatched.
 */
async function entryOf(
  event: GovEvent,
  { manager, now }: UnitOfWork,
): Promise<ListedMatter | null> {
  const { categoryCode, dispatchCatalogueId: id } = event;
  const areaCode = workAreaOf(event);
  if (categoryCode === null) return null;
  const lists =
    id === null
      ? await listsInForce(manager, ['DISPATCH_CATALOGUE'], areaCode, localDateOf(now))
      : await manager.find(MatterList, { where: { id }, take: 1 });
  return nearestItem(await withItems(manager, lists, categoryCode), categoryCode, areaCode);
}

/** The limit that the catalogue sets for an event in place of the usual one; null where it sets none. */
export async function catalogueLimit(
  event: GovEvent,
  uow: UnitOfWork,
): Promise<Pick<EventLimit, 'unit' | 'amount' | 'basis'> | null> {
  const entry = await entryOf(event, uow);
  const own = entry?.item.limits?.[event.urgency];
  return entry && own
    ? { ...own, basis: `catalogue ${entry.item.code}, version ${entry.list.listVersion}` }
    : null;
}

/** The category of an event with what the catalogue asks for in evidence; null while it has none. */
export async function evidenceOf(event: GovEvent, uow: UnitOfWork): Promise<EventCategory | null> {
  if (event.categoryCode === null) return null;
  const category = await uow.manager.findOneBy(EventCategory, { code: event.categoryCode });
  const asked = event.dispatchCatalogueId !== null && (await entryOf(event, uow));
  return category && asked && asked.item.evidenceRequired
    ? { ...category, evidenceRequired: true }
    : category;
}
