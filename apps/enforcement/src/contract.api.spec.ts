import { subgraphContract } from '@gezhi/testing';
import { join } from 'node:path';
import { enforcementSubgraph } from './subgraph';

subgraphContract(enforcementSubgraph, {
  schemaFile: join(__dirname, '..', 'schema.graphql'),
  owned: {
    PowerItem: 'code',
    Delegation: 'id',
    Checklist: 'id',
    RegulatedSite: 'id',
    Inspection: 'id',
  },
  published: ['inspection_body', 'power_item', 'visit_cap'],
});
