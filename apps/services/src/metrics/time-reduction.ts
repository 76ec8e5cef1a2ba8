import { defineMetric } from '@gezhi/metrics';
import { ITEMS_IN_FORCE } from './facts';

export const TIME_REDUCTION = defineMetric({
  key: 'service.timeReduction',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Time saved since the reform', zh: '时限较改革前压缩率' },
  definition: {
    en: '1 − promised working days / working days before the reform (the stored baseline), over the items in force on the last day of the window.',
    zh: '以窗口最后一日有效事项计：1 − 承诺工作日 / 改革前基线工作日。',
  },
  target: 0.5,
  citizenDerived: false,
  source: 'spec/services.md V2',
  fact: ITEMS_IN_FORCE,
  numerator: 'sum(f.baseline_days - f.promised_days)',
  denominator: 'sum(f.baseline_days)',
});
