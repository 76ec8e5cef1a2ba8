import { defineMetric } from '@gezhi/metrics';
import { DISPATCHED_EVENTS } from './facts';

export const EVENT_RETURN_RATE = defineMetric({
  key: 'event.returnRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Return rate', zh: '退单率' },
  definition: {
    en: 'Events for which a return was asked at least once / dispatched in the window.',
    zh: '至少申请过一次退单的事件／窗口内派单。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: DISPATCHED_EVENTS,
  numerator: 'count(*) FILTER (WHERE f.return_count > 0)',
  denominator: 'count(*)',
});
