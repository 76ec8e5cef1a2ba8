import { join } from 'node:path';
import { actorWith, subgraphContract } from '@gezhi/testing';
import { created } from '@gezhi/persistence';
import { Organization } from './domain/organization/organization.entity';
import { partyBuildingSubgraph } from './subgraph';
import { COMMUNITY, SUBDISTRICT } from './testing/town.testing';

const COMMITTEE = '0199f000-0000-7000-8000-000000000001';

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
  change: {
    mutation: 'establishAlliance',
    inputType: 'EstablishAllianceInput',
    input: {
      name: '示例社区党建联盟',
      areaCode: COMMUNITY,
      charter: '资源共享，需求共商，实事共办。',
      leadOrganizationId: COMMITTEE,
    },
    actor: actorWith('PARTY_ORGANISER', { areas: [SUBDISTRICT] }),
    prepare: async ({ dataSource: { manager } }) => {
      const row = { ...created(new Date()), id: COMMITTEE, areaCode: COMMUNITY };
      const committee = { name: '示例社区居民委员会', kind: 'RESIDENT_COMMITTEE' } as const;
      await manager.insert(Organization, { ...row, ...committee });
    },
  },
});
