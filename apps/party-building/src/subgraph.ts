import { dataGrantExpiry, openGrantedAccess } from '@gezhi/grants';
import { AREA_COPY } from '@gezhi/messaging';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { seedReference } from './database/seeds/reference';
import { ENTITIES, MIGRATIONS } from './database/schema';
import { PARTY_BUILDING_DEFINITIONS } from './definitions';
import { PARTY_BUILDING_RETENTION } from './domain/retention';
import { buildPartyBuildingSchema } from './graphql/schema';
import { ORGANIZATION_PUBLICATION } from './use-cases/organization/publish-organizations';

/** The party-building subgraph: the party's social work department owns organisations, alliances and their lists. */
export const partyBuildingSubgraph: SubgraphDefinition = {
  ...PARTY_BUILDING_DEFINITIONS,
  name: 'party-building',
  entities: ENTITIES,
  migrations: MIGRATIONS,
  buildSchema: buildPartyBuildingSchema,
  seedReference,
  openAccess: openGrantedAccess,
  jobs: [dataGrantExpiry],
  retention: PARTY_BUILDING_RETENTION,
  publishes: [ORGANIZATION_PUBLICATION],
  copies: [AREA_COPY],
};
