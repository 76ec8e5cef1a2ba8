import { defineMetric } from '@gezhi/metrics';
import { ITEMS_IN_FORCE } from './facts';

export const TIME_COMPRESSION = defineMetric({
  key: 'service.timeCompression',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Time saved by promise', zh: '时限压缩率（承诺）' },
  definition: {
    en: '1 − promised working days / legal working days, over the items in force on the last day of the window.',
    zh: '以窗口最后一日有效事项计：1 − 承诺工作日 / 法定工作日。',
  },
  caution: {
    en: 'A promise is not yet kept: read service.actualTimeCompression and service.onTimeRate beside it.',
    zh: '承诺不等于兑现，须与实际压缩率和按期办结率并看。',
  },
  target: 0.5,
  citizenDerived: false,
  source: 'spec/metrics.md service.timeCompression',
  fact: ITEMS_IN_FORCE,
  numerator: 'sum(f.legal_days - f.promised_days)',
  denominator: 'sum(f.legal_days)',
});
