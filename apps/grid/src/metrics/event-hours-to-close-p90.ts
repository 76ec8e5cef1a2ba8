import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_HOURS_TO_CLOSE_P90 = defineMetric({
  key: 'event.hoursToCloseP90',
  version: '1.0.0',
  kind: 'PERCENTILE',
  unit: 'HOUR',
  title: { en: 'Hours to close, 90th percentile', zh: '办结用时（90分位）' },
  definition: {
    en: 'Hours from acceptance to close below which 90 % of the events closed in the window lie.',
    zh: '窗口内办结事件从受理到结案的小时数，90%的事件不超过该值。',
  },
  caution: {
    en: 'Hours of the wall clock, nights and suspensions included.',
    zh: '按自然小时计，含夜间和挂起时间。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: CLOSED_EVENTS,
  numerator:
    'percentile_cont(0.9) WITHIN GROUP (ORDER BY extract(epoch FROM f.closed_at - f.accepted_at) / 3600)',
  denominator: 'count(*)',
});
