import { defineMetric } from '@gezhi/metrics';
import { ITEMS_IN_FORCE } from './facts';

export const INSTANT_SHARE = defineMetric({
  key: 'service.instantShare',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Items done on the spot', zh: '即办件占比' },
  definition: {
    en: 'Items done on the spot / items in force on the last day of the window.',
    zh: '即办件事项数 / 窗口最后一日有效事项数。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md service.instantShare',
  fact: ITEMS_IN_FORCE,
  numerator: "count(*) FILTER (WHERE f.case_kind = 'INSTANT')",
  denominator: 'count(*)',
});
