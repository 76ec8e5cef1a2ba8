import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_RATING_COVERAGE = defineMetric({
  key: 'event.ratingCoverage',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Rating coverage', zh: '评价覆盖率' },
  definition: {
    en: 'Events rated / closed in the window with a reporter who could be called.',
    zh: '已评价／窗口内办结且有可回访反映人的事件。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: CLOSED_EVENTS,
  numerator: 'count(f.rating)',
  denominator:
    "count(*) FILTER (WHERE NOT f.anonymous AND f.source IN ('HOTLINE_12345', 'CITIZEN_APP', 'PLATFORM_181', 'DELIBERATION'))",
});
