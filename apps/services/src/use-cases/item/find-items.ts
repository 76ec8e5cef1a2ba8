import type { Database } from '@gezhi/persistence';
import type { Actor } from '@gezhi/identity';
import type { LocalDate } from '@gezhi/kernel';
import { isId } from '@gezhi/kernel';
import { findByKeys, groupByKeys } from '@gezhi/persistence';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { ServiceItem } from '../../domain/item/service-item.entity';
import { ServiceMaterial } from '../../domain/item/service-material.entity';
import { mayReadDraftsOf } from './item-workflow';

/** No version lists more materials than this: drafts with more are refused at the edge. */
export const MOST_MATERIALS = 60;

/** The items with these keys that the caller may know of: those ever published, and those whose drafts they may read. */
export async function findItems(
  { database, actor }: { readonly database: Database; readonly actor: Actor },
  ids: readonly string[],
): Promise<Map<string, ServiceItem>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const { raw, entities } = await database.manager
    .createQueryBuilder(ServiceItem, 't')
    .addSelect(
      `EXISTS (SELECT FROM service_item_version v WHERE v.service_item_id = t.id AND v.state <> 'DRAFT')`,
      'published',
    )
    .where('t.id IN (:...known)', { known })
    .limit(known.length)
    .getRawAndEntities<{ published: boolean }>();
  const visible = entities.filter(
    (item, index) =>
      raw[index]?.published === true || mayReadDraftsOf(item.implementingOrganizationId, actor),
  );
  return new Map(visible.map((item) => [item.id, item]));
}

/** The version of each item that holds on a day; items without one are absent. */
export async function versionsInForce(
  database: Database,
  itemIds: readonly string[],
  today: LocalDate,
): Promise<Map<string, ServiceItemVersion>> {
  const versions = await database.manager
    .createQueryBuilder(ServiceItemVersion, 't')
    .where('t.service_item_id IN (:...ids) AND t.effective_from <= :today', {
      ids: [...itemIds],
      today,
    })
    .andWhere('(t.effective_to IS NULL OR t.effective_to >= :today)')
    .limit(itemIds.length)
    .getMany();
  return new Map(versions.map((version) => [version.serviceItemId, version]));
}

/** Versions by their keys, for cases: a case may always show the version it was opened under. */
export function findVersions(
  database: Database,
  ids: readonly string[],
): Promise<Map<string, ServiceItemVersion>> {
  return findByKeys(database.manager, ServiceItemVersion, 'id', ids);
}

export function materialsOf(
  database: Database,
  versionIds: readonly string[],
): Promise<Map<string, ServiceMaterial[]>> {
  return groupByKeys(database.manager, ServiceMaterial, 'serviceItemVersionId', versionIds, {
    orderBy: 'position',
    limit: versionIds.length * MOST_MATERIALS,
  });
}
