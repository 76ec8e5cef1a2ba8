import { dataGrantExpiry, openGrantedAccess } from '@gezhi/grants';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { seedReference } from './database/seeds/reference';
import { ENTITIES, MIGRATIONS } from './database/schema';
import { PARTY_BUILDING_DEFINITIONS } from './definitions';
import { PARTY_BUILDING_RETENTION } from './domain/retention';
import { buildPartyBuildingSchema } from './graphql/schema';

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
};
