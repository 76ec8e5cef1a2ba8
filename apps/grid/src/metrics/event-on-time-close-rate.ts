import { defineMetric } from '@gezhi/metrics';
import { DUE_EVENTS } from './facts';

export const EVENT_ON_TIME_CLOSE_RATE = defineMetric({
  key: 'event.onTimeCloseRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'On-time close rate', zh: '按期结案率' },
  definition: {
    en: 'Closed on time / due in the window, without those whose approved suspension still runs.',
    zh: '按期结案／窗口内到期（不含批准挂起中的事件）。',
  },
  caution: {
    en: 'Suspending and extending move the limit: read event.suspendedShare and event.extensionRate beside it.',
    zh: '挂起与延期会改变期限，应与挂起率、延期率并看。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: DUE_EVENTS,
  numerator: 'count(*) FILTER (WHERE f.deadline_met_at <= f.deadline_due_at)',
  denominator: 'count(*) FILTER (WHERE f.deadline_paused_at IS NULL)',
});
