import { dataGrantExpiry, openGrantedAccess } from '@gezhi/grants';
import { AREA_COPY, ORGANIZATION_COPY } from '@gezhi/messaging';
import type { SubgraphDefinition } from '@gezhi/subgraph';
import { ENTITIES, MIGRATIONS } from './database/schema';
import { seedReference } from './database/seeds/reference';
import { SERVICES_DEFINITIONS } from './definitions';
import { SERVICES_RETENTION } from './domain/retention';
import { buildServicesSchema } from './graphql/schema';

/** The services subgraph: the approval bureau's department owns the lists of services and the applications. */
export const servicesSubgraph: SubgraphDefinition = {
  ...SERVICES_DEFINITIONS,
  name: 'services',
  entities: ENTITIES,
  migrations: MIGRATIONS,
  buildSchema: buildServicesSchema,
  seedReference,
  openAccess: openGrantedAccess,
  jobs: [dataGrantExpiry],
  retention: SERVICES_RETENTION,
  copies: [AREA_COPY, ORGANIZATION_COPY],
};
