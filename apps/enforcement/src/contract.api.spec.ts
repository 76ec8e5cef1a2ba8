import { actorWith, subgraphContract } from '@gezhi/testing';
import { join } from 'node:path';
import { enforcementSubgraph } from './subgraph';
import { restaurant } from './testing/enforcement.testing';

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
  change: {
    mutation: 'registerRegulatedSite',
    inputType: 'RegisterRegulatedSiteInput',
    input: restaurant(),
    actor: actorWith('DISTRICT_COMMAND', { areas: ['320104'] }),
  },
});
