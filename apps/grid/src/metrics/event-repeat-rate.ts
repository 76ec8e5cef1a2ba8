import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_REPEAT_RATE = defineMetric({
  key: 'event.repeatRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Repeat rate', zh: '重复投诉率' },
  definition: {
    en: 'Events whose matter was reported again within 90 days, unless a person refuted it / closed in the window.',
    zh: '办结后90天内同一事项再次反映（人工排除的除外）／窗口内办结。',
  },
  caution: {
    en: 'Counts cases, never persons. The last 90 days are not over yet: compare full windows.',
    zh: '按件统计，不统计个人。最近90天尚未期满，应比较完整窗口。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md; grid.md G9',
  fact: CLOSED_EVENTS,
  numerator: 'count(f.repeated_at)',
  denominator: 'count(*)',
});
