import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_SATISFACTION_RATE = defineMetric({
  key: 'event.satisfactionRate',
  version: '1.2.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Satisfaction rate', zh: '满意率' },
  definition: {
    en: 'Reporters who said they were satisfied / reporters who rated, of events closed in the window, those of merged reports too, without what a recorded review found unreasonable.',
    zh: '表示满意／作出评价，按窗口内办结事件计，含并入反映，不含经复核记录认定的不合理诉求。',
  },
  caution: {
    en: 'Read event.ratingCoverage and event.excludedRatings beside it.',
    zh: '应与评价覆盖率、不计入评价数并看。',
  },
  target: 0.95,
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: CLOSED_EVENTS,
  numerator:
    "count(*) FILTER (WHERE f.rating = 'SATISFIED') + coalesce(sum(f.merged_satisfied), 0)",
  denominator:
    'count(f.rating) FILTER (WHERE NOT f.rating_excluded) + coalesce(sum(f.merged_rated), 0)',
});
