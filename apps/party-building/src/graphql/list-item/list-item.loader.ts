import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { Claim } from '../../domain/claim/claim.entity';
import { AllianceListItem } from '../../domain/list-item/alliance-list-item.entity';
import { findShared } from '../../use-cases/alliance/shared-with';
import { latestClaimOfItem } from '../../use-cases/claim/latest-claim';
import { claimsOfItem } from '../../use-cases/claim/list-claims';
import { firstByKey } from '../../use-cases/first-by-key';
import type { PartyBuildingContext } from '../context';

export const listItemById = batched<PartyBuildingContext, AllianceListItem>(
  'AllianceListItem',
  ({ database, actor }, ids) => findShared(database.manager, actor, AllianceListItem, ids),
);

export const latestClaim = batched<PartyBuildingContext, Claim>(
  'AllianceListItem.claim',
  ({ database }, itemIds) => firstByKey(database.manager, itemIds, latestClaimOfItem()),
);

export const claimsOfListItem = listField<Claim, PageArgs, PartyBuildingContext>(
  'AllianceListItem.claims',
  claimsOfItem,
);
