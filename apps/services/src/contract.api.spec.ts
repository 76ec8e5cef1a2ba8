import { join } from 'node:path';
import { actorWith, subgraphContract } from '@gezhi/testing';
import { CATALOG_ENTRY } from './graphql/services.testing';
import { servicesSubgraph } from './subgraph';

subgraphContract(servicesSubgraph, {
  schemaFile: join(__dirname, '../schema.graphql'),
  owned: { CatalogItem: 'code', ServiceItem: 'id', Application: 'id' },
  published: ['basic_public_service', 'bundle', 'catalog_item'],
  change: {
    mutation: 'registerCatalogItem',
    inputType: 'RegisterCatalogItemInput',
    input: CATALOG_ENTRY,
    actor: actorWith('ADMINISTRATOR'),
  },
});
