import { defineMetric } from '@gezhi/metrics';
import { VISITS } from './facts';

export const VISITS_MADE = defineMetric({
  key: 'enf.visits',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Visits to regulated sites', zh: '入企检查次数' },
  definition: {
    en: 'Visits on which somebody arrived in the window; a joint visit counts once.',
    zh: '窗口内到场的检查次数，联合检查只计一次。',
  },
  caution: {
    en: 'Fewer is better as long as risks are covered.',
    zh: '在覆盖风险的前提下越少越好。',
  },
  citizenDerived: false,
  source: 'spec/enforcement.md E2',
  fact: VISITS,
  numerator: 'count(*)',
});
