import { defineMetric } from '@gezhi/metrics';
import { ARRIVED_RESPONSES } from './whistle-facts';

export const WHISTLE_MINUTES_TO_ARRIVE_P50 = defineMetric({
  key: 'whistle.minutesToArriveP50',
  version: '1.0.0',
  kind: 'PERCENTILE',
  unit: 'MINUTE',
  title: { en: 'Minutes to arrive, median', zh: '报到用时（中位数）' },
  definition: {
    en: 'Median of the minutes from the call to the arrival, of responses that arrived in the window.',
    zh: '窗口内报到的应哨从召集到报到的分钟数的中位数。',
  },
  caution: {
    en: 'Minutes of the wall clock; kinds with a limit in working days take longer by design. See the P90 beside it.',
    zh: '按自然分钟计；以工作日为限的哨用时自然较长，应与90分位并看。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ARRIVED_RESPONSES,
  numerator:
    'percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM f.arrived_at - f.requested_at) / 60)',
  denominator: 'count(*)',
});
