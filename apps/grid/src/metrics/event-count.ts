import { defineMetric } from '@gezhi/metrics';
import { REPORTED_EVENTS } from './facts';

export const EVENT_COUNT = defineMetric({
  key: 'event.count',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Events reported', zh: '事件量' },
  definition: {
    en: 'Events reported in the window, merged ones included.',
    zh: '窗口内上报的事件数，含并单。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: REPORTED_EVENTS,
  numerator: 'count(*)',
});
