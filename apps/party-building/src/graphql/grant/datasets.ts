import type { Dataset } from '@gezhi/subgraph';

/** The rows this department shares with integrators by grant (共享数据目录). */
export const PARTY_BUILDING_DATASETS: readonly Dataset[] = [
  {
    key: 'allianceItems',
    title: { en: 'Four lists of alliances', zh: '联盟四张清单' },
    description: {
      en: 'Needs, resources, risks and information that members of alliances published, with their states.',
      zh: '联盟成员发布的需求、资源、风险与信息清单事项及其状态。',
    },
    fields: {
      'Area.allianceListItems': 'AREA',
      'Alliance.listItems': 'ANY',
      'Query.allianceListItem': 'ANY',
    },
    types: ['AllianceListItem'],
  },
  {
    key: 'claims',
    title: { en: 'Claims', zh: '认领' },
    description: {
      en: 'Who claimed which need or risk and how far it is.',
      zh: '需求与风险事项的认领单位及进展。',
    },
    fields: {
      'Organization.claims': 'ANY',
      'Query.claim': 'ANY',
      'AllianceListItem.claim': 'ANY',
      'AllianceListItem.claims': 'ANY',
    },
    types: ['Claim'],
  },
];
