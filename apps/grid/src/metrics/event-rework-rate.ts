import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_REWORK_RATE = defineMetric({
  key: 'event.reworkRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Rework rate', zh: '返工率' },
  definition: {
    en: 'Events that failed verification at least once / closed in the window.',
    zh: '至少一次核查不通过的事件／窗口内办结。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: CLOSED_EVENTS,
  numerator: 'count(*) FILTER (WHERE f.rework_count > 0)',
  denominator: 'count(*)',
});
