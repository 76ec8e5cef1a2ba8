import { join } from 'node:path';
import { subgraphContract } from '@gezhi/testing';
import { servicesSubgraph } from './subgraph';

subgraphContract(servicesSubgraph, {
  schemaFile: join(__dirname, '../schema.graphql'),
  owned: { CatalogItem: 'code', ServiceItem: 'id', Application: 'id' },
  published: ['basic_public_service', 'bundle', 'catalog_item'],
});
