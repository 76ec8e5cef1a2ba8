import { defineMetric } from '@gezhi/metrics';
import { DUE_EVENTS } from './facts';

export const EVENT_SUSPENDED_SHARE = defineMetric({
  key: 'event.suspendedShare',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Suspended share', zh: '挂起率' },
  definition: {
    en: 'Events suspended at least once / due in the window.',
    zh: '曾被挂起的事件／窗口内到期事件。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: DUE_EVENTS,
  numerator: 'count(*) FILTER (WHERE f.suspend_count > 0)',
  denominator: 'count(*)',
});
