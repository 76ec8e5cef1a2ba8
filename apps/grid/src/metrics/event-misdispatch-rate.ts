import { defineMetric } from '@gezhi/metrics';
import { DISPATCHED_EVENTS } from './facts';

export const EVENT_MISDISPATCH_RATE = defineMetric({
  key: 'event.misdispatchRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Misdispatch rate', zh: '错派率' },
  definition: {
    en: 'Events of which a return was approved at least once / dispatched in the window.',
    zh: '至少有一次退单获准的事件／窗口内派单。',
  },
  caution: {
    en: 'Says how well the centre dispatches, not how well the lead works.',
    zh: '反映派单准确程度，不反映主办单位的办理质量。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: DISPATCHED_EVENTS,
  numerator: 'count(*) FILTER (WHERE f.misdispatch_count > 0)',
  denominator: 'count(*)',
});
