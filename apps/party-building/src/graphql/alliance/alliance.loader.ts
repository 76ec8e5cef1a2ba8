import { isId } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { Alliance } from '../../domain/alliance/alliance.entity';
import type { AllianceMember } from '../../domain/alliance/alliance-member.entity';
import type { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { membersOf } from '../../use-cases/alliance/list-alliances';
import type { ListItemFilter } from '../../use-cases/list-item/list-items';
import { itemsOfAlliance } from '../../use-cases/list-item/list-items';
import type { PartyBuildingContext } from '../context';

export const allianceById = batched<PartyBuildingContext, Alliance>('Alliance', (context, ids) =>
  findByKeys(context.database.manager, Alliance, 'id', ids.filter(isId)),
);

export const membersOfAlliance = listField<
  AllianceMember,
  PageArgs & { withFormer: boolean },
  PartyBuildingContext
>('Alliance.members', (_, { withFormer }) => membersOf(withFormer));

export const listItemsOfAlliance = listField<
  AllianceListItem,
  PageArgs & { filter?: ListItemFilter | null },
  PartyBuildingContext
>('Alliance.listItems', ({ actor }, { filter }) => itemsOfAlliance(actor, filter ?? {}));
