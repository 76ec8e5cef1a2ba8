import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_RATING_COVERAGE = defineMetric({
  key: 'event.ratingCoverage',
  version: '1.1.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Rating coverage', zh: '评价覆盖率' },
  definition: {
    en: 'Reports rated / reports of events closed in the window whose reporter could be called, merged ones too.',
    zh: '已评价／窗口内办结事件中可回访的反映（含并入反映）。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: CLOSED_EVENTS,
  numerator: 'count(f.rating) + coalesce(sum(f.merged_rated), 0)',
  denominator:
    "count(*) FILTER (WHERE NOT f.anonymous AND f.source IN ('HOTLINE_12345', 'CITIZEN_APP', 'PLATFORM_181', 'DELIBERATION')) + coalesce(sum(f.merged_waiting), 0)",
});
