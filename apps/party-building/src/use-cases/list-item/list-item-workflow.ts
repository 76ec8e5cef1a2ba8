import type { Workflow } from '@gezhi/workflow';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { AllianceListItemTransition } from '../../domain/list-item/alliance-list-item-transition.entity';
import type { ListItemAction, ListItemState } from '../../domain/list-item/list-item.states';
import { LIST_ITEM_MACHINE } from '../../domain/list-item/list-item.states';
import { PARTY_BUILDING_PERMISSIONS } from '../../domain/permissions';
import { isSharedWith } from '../alliance/shared-with';

/** How items live on their list: judged on the area of the alliance and on their owner. */
export const LIST_ITEM_WORKFLOW: Workflow<
  AllianceListItem,
  ListItemState,
  ListItemAction,
  AllianceListItemTransition
> = {
  name: 'listItem',
  entity: AllianceListItem,
  machine: LIST_ITEM_MACHINE,
  permissions: PARTY_BUILDING_PERMISSIONS,
  history: AllianceListItemTransition,
  historyKey: 'itemId',
  target: ({ areaCode, ownerOrganizationId }) => ({
    areaCode,
    organizationId: ownerOrganizationId,
  }),
  isVisible: isSharedWith,
};
