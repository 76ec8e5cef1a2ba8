import type { Dataset } from '@gezhi/subgraph';

/** The rows this department shares with integrators by grant (共享数据目录). */
export const GRID_DATASETS: readonly Dataset[] = [
  {
    key: 'events',
    title: { en: 'Events', zh: '治理事件' },
    description: {
      en: 'Governance events with place, category, state, limits and steps; no contact and nothing about whoever reported.',
      zh: '治理事件的地点、类别、状态、时限与办理步骤；不含联系方式及报告人信息。',
    },
    fields: {
      'Area.events': 'AREA',
      'Organization.gridOrders': 'ANY',
      'Query.govEvent': 'OWN',
      'Query.eventsWithin': 'OWN',
      'Query.myOpenEvents': 'OWN',
      'GovEvent.possibleDuplicates': 'ANY',
      'GovEvent.mergedEvents': 'ANY',
    },
    types: ['GovEvent'],
  },
];
