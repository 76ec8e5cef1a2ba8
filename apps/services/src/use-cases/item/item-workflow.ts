import type { GovListAction, GovListState } from '@gezhi/gov-lists';
import type { Actor } from '@gezhi/identity';
import { hasRole } from '@gezhi/identity';
import type { Workflow } from '@gezhi/workflow';
import { ITEM_VERSION_MACHINE } from '../../domain/item/item-version.states';
import { ServiceItemVersionTransition } from '../../domain/item/service-item-version-transition.entity';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';

/** How versions of service items live: judged on the organisation that carries the item out. */
export const ITEM_WORKFLOW: Workflow<
  ServiceItemVersion,
  GovListState,
  GovListAction,
  ServiceItemVersionTransition
> = {
  name: 'item',
  entity: ServiceItemVersion,
  machine: ITEM_VERSION_MACHINE,
  permissions: SERVICES_PERMISSIONS,
  history: ServiceItemVersionTransition,
  historyKey: 'serviceItemVersionId',
  target: ({ areaCode, implementingOrganizationId }) => ({
    areaCode,
    organizationId: implementingOrganizationId,
  }),
  isVisible: mayReadVersion,
};

/** Published versions are public; drafts are seen by those who may write them. */
export function mayReadVersion(version: ServiceItemVersion, actor: Actor): boolean {
  return version.state !== 'DRAFT' || mayReadDraftsOf(version.implementingOrganizationId, actor);
}

export function mayReadDraftsOf(organizationId: string, actor: Actor): boolean {
  return actor.organizationId === organizationId || hasRole(actor, 'ADMINISTRATOR');
}
