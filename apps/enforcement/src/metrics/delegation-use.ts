import { defineMetric } from '@gezhi/metrics';
import { DELEGATIONS } from './facts';

export const DELEGATION_USE = defineMetric({
  key: 'enf.delegationUse',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Delegated items used', zh: '赋权事项使用率' },
  definition: {
    en: 'Delegated items under which at least one answer was recorded in the window, of those in force on its last day.',
    zh: '窗口内至少记录过一次检查结果的赋权事项，占窗口最后一日现行赋权事项的比例。',
  },
  caution: {
    en: 'It finds items to hand back; it is no quota of penalties. Use a long window.',
    zh: '用于发现应收回的事项，不是处罚指标；宜取较长窗口。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md enf.delegationUse',
  fact: DELEGATIONS,
  numerator: 'count(DISTINCT f.power_item_code) FILTER (WHERE u.used)',
  denominator: 'count(DISTINCT f.power_item_code)',
});
