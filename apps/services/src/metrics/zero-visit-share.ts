import { defineMetric } from '@gezhi/metrics';
import { ITEMS_IN_FORCE } from './facts';

export const ZERO_VISIT_SHARE = defineMetric({
  key: 'service.zeroVisitShare',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Items without a visit', zh: '零跑动事项占比' },
  definition: {
    en: 'Items for which the applicant need not come / items in force on the last day of the window.',
    zh: '到现场次数为零的事项数 / 窗口最后一日有效事项数。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md service.zeroVisitShare',
  fact: ITEMS_IN_FORCE,
  numerator: 'count(*) FILTER (WHERE f.visits = 0)',
  denominator: 'count(*)',
});
