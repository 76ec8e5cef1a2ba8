import { defineMetric } from '@gezhi/metrics';
import { TESTED_PROMISES } from './facts';

export const ON_TIME_RATE = defineMetric({
  key: 'service.onTimeRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Promises kept', zh: '按期办结率' },
  definition: {
    en: 'Decided within the promised limit / decided in the window, or undecided though the limit ran out in it. Special procedures and extensions move the limit.',
    zh: '承诺时限内作出决定的办件数 /（窗口内作出决定的办件数 + 窗口内到期仍未决定的办件数）。特别程序与延期相应顺延。',
  },
  caution: {
    en: 'Extending hides delay: read service.extensionRate beside it.',
    zh: '延期会掩盖拖延，须与延期率并看。',
  },
  citizenDerived: true,
  source: 'spec/metrics.md service.onTimeRate',
  fact: TESTED_PROMISES,
  numerator: 'count(*) FILTER (WHERE f.decided_at <= f.due_at)',
  denominator: 'count(*)',
});
