import { isId } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import { batched } from '@gezhi/subgraph';
import { PartyOrg } from '../../domain/party-org/party-org.entity';
import type { PartyBuildingContext } from '../context';

export const partyOrgById = batched<PartyBuildingContext, PartyOrg>('PartyOrg', (context, ids) =>
  findByKeys(context.database.manager, PartyOrg, 'id', ids.filter(isId)),
);
