import { defineMetric } from '@gezhi/metrics';
import { ACCEPTED_EVENTS } from './facts';

export const EVENT_CLOSE_RATE = defineMetric({
  key: 'event.closeRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Close rate', zh: '办结率' },
  definition: {
    en: 'Events closed by now / events accepted in the window, without cancelled ones.',
    zh: '截至目前已办结／窗口内受理（不含作废）。',
  },
  caution: {
    en: 'Saturates near 100 %; never alone: read event.resolveRate beside it.',
    zh: '容易接近100%，不得单独使用，应与解决率并看。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: ACCEPTED_EVENTS,
  numerator: "count(*) FILTER (WHERE f.state = 'CLOSED')",
  denominator: 'count(*)',
});
