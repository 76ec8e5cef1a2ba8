import { defineMetric } from '@gezhi/metrics';
import { WHISTLE_CALLS } from './whistle-facts';

export const WHISTLE_OBJECTION_RATE = defineMetric({
  key: 'whistle.objectionRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Objection rate', zh: '异议率' },
  definition: {
    en: 'Calls that were objected to / calls in the window, whatever was decided.',
    zh: '提出异议的应哨／窗口内召集数，不论裁定结果。',
  },
  caution: {
    en: 'An objection is a right: a high rate asks whom whistles call, not who objects.',
    zh: '异议是权利：比率高应检视召集是否得当。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: WHISTLE_CALLS,
  numerator: 'count(*) FILTER (WHERE f.objected_at IS NOT NULL)',
  denominator: 'count(*)',
});
