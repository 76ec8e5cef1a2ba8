import { defineMetric } from '@gezhi/metrics';
import { DECIDED_APPLICATIONS } from './facts';

export const ACTUAL_TIME_COMPRESSION = defineMetric({
  key: 'service.actualTimeCompression',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Time saved in fact', zh: '时限压缩率（实际）' },
  definition: {
    en: '1 − working days taken / legal working days, over the applications decided in the window; special procedures are left out on both sides.',
    zh: '以窗口内作出决定的办件计：1 − 实际用时工作日 / 法定工作日，特别程序时间不计。',
  },
  target: 0.5,
  citizenDerived: true,
  source: 'spec/metrics.md service.actualTimeCompression',
  fact: DECIDED_APPLICATIONS,
  numerator: 'sum(v.legal_days - f.decision_days)',
  denominator: 'sum(v.legal_days)',
});
