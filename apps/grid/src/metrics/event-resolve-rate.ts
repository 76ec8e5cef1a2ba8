import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_RESOLVE_RATE = defineMetric({
  key: 'event.resolveRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Resolve rate', zh: '解决率' },
  definition: {
    en: 'Outcome RESOLVED and not disputed by the reporter / closed in the window without UNFOUNDED and OUT_OF_SCOPE.',
    zh: '办理结果为已解决且反映人无异议／窗口内办结（不含不属实、非职责范围）。',
  },
  caution: {
    en: 'The outcome is confirmed by the call back or the verifier.',
    zh: '结果须经回访或核查确认。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: CLOSED_EVENTS,
  numerator: "count(*) FILTER (WHERE f.outcome = 'RESOLVED' AND NOT f.disputed)",
  denominator: "count(*) FILTER (WHERE f.outcome NOT IN ('UNFOUNDED', 'OUT_OF_SCOPE'))",
});
