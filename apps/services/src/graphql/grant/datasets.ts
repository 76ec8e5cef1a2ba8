import type { Dataset } from '@gezhi/subgraph';

/** The rows this department shares with integrators by grant (共享数据目录). */
export const SERVICES_DATASETS: readonly Dataset[] = [
  {
    key: 'applications',
    title: { en: 'Applications', zh: '办件' },
    description: {
      en: 'Applications with item, channel, state, limits and steps; nothing about whoever applied.',
      zh: '办件的事项、渠道、状态、时限与办理步骤；不含申请人信息。',
    },
    fields: {
      'Area.applications': 'AREA',
      'Organization.applications': 'ANY',
      'Query.application': 'OWN',
    },
    types: ['Application'],
  },
];
