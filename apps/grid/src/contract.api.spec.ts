import { join } from 'node:path';
import { actorWith, subgraphContract } from '@gezhi/testing';
import { gridSubgraph } from './subgraph';
import { aSubdistrict } from './testing/a-subdistrict.testing';

subgraphContract(gridSubgraph, {
  schemaFile: join(__dirname, '../schema.graphql'),
  owned: {
    Area: 'code',
    Grid: 'code',
    MicroGrid: 'code',
    GridPost: 'id',
    EventCategory: 'code',
    GovEvent: 'id',
    Whistle: 'id',
    WhistleResponse: 'id',
    Redrawing: 'id',
    HealthCheck: 'id',
    SecretaryOrder: 'id',
    WhistleBulletin: 'id',
    Dispute: 'id',
    ElementAttachment: 'id',
  },
  published: [
    'area',
    'area_shape',
    'area_succession',
    'area_version',
    'element_attachment',
    'element_owner',
    'grid_size_limit',
    'calendar_day',
    'escalation_rule',
    'event_stage_limit',
    'level_organization',
    'handling_unit',
    'category_owner',
    'dispute_list',
    'event_category',
    'external_system',
    'event_limit',
    'grid',
    'grid_post',
    'micro_grid',
    'whistle_rule',
  ],
  change: {
    mutation: 'reportEvent',
    inputType: 'ReportEventInput',
    input: {
      source: 'GRID_PATROL',
      nature: 'COMPONENT',
      areaCode: '320104001001C001',
      title: '路面坑洼',
    },
    actor: actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] }),
    prepare: async ({ dataSource }) => void (await aSubdistrict(dataSource)),
  },
});
