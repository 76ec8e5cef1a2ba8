import { join } from 'node:path';
import { subgraphContract } from '@gezhi/testing';
import { gridSubgraph } from './subgraph';

subgraphContract(gridSubgraph, {
  schemaFile: join(__dirname, '../schema.graphql'),
  owned: {
    Area: 'code',
    Grid: 'code',
    MicroGrid: 'code',
    GridPost: 'id',
    EventCategory: 'code',
    GovEvent: 'id',
  },
  published: [
    'area',
    'calendar_day',
    'category_owner',
    'event_category',
    'event_limit',
    'grid',
    'grid_post',
    'micro_grid',
  ],
});
