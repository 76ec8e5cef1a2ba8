import { defineMetric } from '@gezhi/metrics';
import { ARRIVED_RESPONSES } from './whistle-facts';

export const WHISTLE_MINUTES_TO_ARRIVE_P90 = defineMetric({
  key: 'whistle.minutesToArriveP90',
  version: '1.0.0',
  kind: 'PERCENTILE',
  unit: 'MINUTE',
  title: { en: 'Minutes to arrive, 90th percentile', zh: '报到用时（90分位）' },
  definition: {
    en: 'Minutes from the call to the arrival below which 90 % of the arrivals in the window lie.',
    zh: '窗口内90%的应哨从召集到报到不超过的分钟数。',
  },
  caution: {
    en: 'Minutes of the wall clock; kinds with a limit in working days take longer by design.',
    zh: '按自然分钟计；以工作日为限的哨用时自然较长。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ARRIVED_RESPONSES,
  numerator:
    'percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM f.arrived_at - f.requested_at) / 60)',
  denominator: 'count(*)',
});
