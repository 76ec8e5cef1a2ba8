import { dataGrantExpiry, openGrantedAccess } from '@gezhi/grants';
import { AREA_COPY, ORGANIZATION_COPY } from '@gezhi/messaging';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { seedReference } from './database/seeds/reference';
import { ENTITIES, MIGRATIONS } from './database/schema';
import { ENFORCEMENT_DEFINITIONS } from './definitions';
import { ENFORCEMENT_RETENTION } from './domain/retention';
import { buildEnforcementSchema } from './graphql/schema';

/** The enforcement subgraph: the law-enforcement department owns powers, checklists, sites and inspections. */
export const enforcementSubgraph: SubgraphDefinition = {
  ...ENFORCEMENT_DEFINITIONS,
  name: 'enforcement',
  entities: ENTITIES,
  migrations: MIGRATIONS,
  buildSchema: buildEnforcementSchema,
  seedReference,
  openAccess: openGrantedAccess,
  jobs: [dataGrantExpiry],
  retention: ENFORCEMENT_RETENTION,
  copies: [AREA_COPY, ORGANIZATION_COPY],
};
