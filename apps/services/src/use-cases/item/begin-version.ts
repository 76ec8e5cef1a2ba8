import type { NewDraft } from '@gezhi/gov-lists';
import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created } from '@gezhi/persistence';
import { beginLife } from '@gezhi/workflow';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import { ITEM_WORKFLOW } from './item-workflow';
import type { VersionContent } from './version-content';
import { describe, replaceMaterials } from './version-content';

/** Stores a new draft of an item with its content. */
export async function beginVersion(
  uow: UnitOfWork,
  actor: Actor,
  item: ServiceItem,
  { version: number, state }: NewDraft,
  content: VersionContent,
): Promise<Result<ServiceItemVersion>> {
  const version = uow.manager.create(ServiceItemVersion, {
    ...created(uow.now),
    id: newId(uow.now),
    serviceItemId: item.id,
    number,
    state,
    effectiveFrom: null,
    effectiveTo: null,
    basisDocument: null,
    implementingOrganizationId: item.implementingOrganizationId,
    areaCode: item.areaCode,
  });
  const described = describe(version, content);
  if (!described.ok) return described;
  await beginLife(uow, ITEM_WORKFLOW, actor, version, 'draft');
  await replaceMaterials(uow, version.id, content.materials);
  return ok(version);
}
