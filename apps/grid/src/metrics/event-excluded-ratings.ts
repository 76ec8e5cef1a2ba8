import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_EXCLUDED_RATINGS = defineMetric({
  key: 'event.excludedRatings',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Ratings left out by review', zh: '复核不计入评价占比' },
  definition: {
    en: 'Ratings that a recorded review found not to count / ratings of events closed in the window.',
    zh: '经复核记录认定不计入的评价／窗口内办结事件的评价。',
  },
  caution: {
    en: 'A high share says that dissatisfaction is argued away.',
    zh: '占比过高说明不满意评价被排除过多。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md, event.satisfactionRate',
  fact: CLOSED_EVENTS,
  numerator: 'count(*) FILTER (WHERE f.rating_excluded)',
  denominator: 'count(f.rating)',
});
