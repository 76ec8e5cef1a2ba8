import { defineMetric } from '@gezhi/metrics';
import { DELEGATIONS } from './facts';

export const DELEGATION_COUNT = defineMetric({
  key: 'enf.delegationCount',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Power items delegated to subdistricts', zh: '赋权事项数' },
  definition: {
    en: 'Distinct power items that subdistricts of the area, or the organisation, hold by delegations in force on the last day of the window.',
    zh: '窗口最后一日，区域内街道（或该单位）依现行赋权持有的不同权力事项数。',
  },
  caution: {
    en: 'More is not better: read it beside delegation use. By origin: delegationsByOrigin.',
    zh: '并非越多越好，应与赋权事项使用率并看；按来源部门见 delegationsByOrigin。',
  },
  citizenDerived: false,
  source: 'spec/enforcement.md E5',
  fact: DELEGATIONS,
  numerator: 'count(DISTINCT f.power_item_code)',
});
