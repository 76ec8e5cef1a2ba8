import { defineMetric } from '@gezhi/metrics';
import { DUE_EVENTS } from './facts';

export const EVENT_EXTENSION_RATE = defineMetric({
  key: 'event.extensionRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Extension rate', zh: '延期率' },
  definition: {
    en: 'Events whose limit was extended / due in the window.',
    zh: '已延期的事件／窗口内到期事件。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: DUE_EVENTS,
  numerator: 'count(*) FILTER (WHERE f.deadline_extended_by > 0)',
  denominator: 'count(*)',
});
