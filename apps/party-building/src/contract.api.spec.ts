import { join } from 'node:path';
import { subgraphContract } from '@gezhi/testing';
import { partyBuildingSubgraph } from './subgraph';

subgraphContract(partyBuildingSubgraph, {
  schemaFile: join(__dirname, '../schema.graphql'),
  owned: {
    Organization: 'id',
    PartyOrg: 'id',
    Alliance: 'id',
    AllianceListItem: 'id',
    Claim: 'id',
  },
  published: [
    'alliance',
    'alliance_member',
    'alliance_member_transition',
    'alliance_transition',
    'organization',
    'party_org',
  ],
});
