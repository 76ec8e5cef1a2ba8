import { defineMetric } from '@gezhi/metrics';
import { VISITS } from './facts';

export const REPEAT_CHECK_RATE = defineMetric({
  key: 'enf.repeatCheckRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Repeated checks', zh: '重复检查率' },
  definition: {
    en: 'Visits with a question put to the same site within its period, of all visits in the window; visits because of complaints are left out of both.',
    zh: '在设定周期内对同一对象重复同一检查项的检查，占窗口内全部检查的比例；投诉举报引发的检查均不计入。',
  },
  citizenDerived: false,
  source: 'spec/enforcement.md E3',
  fact: VISITS,
  numerator: "count(*) FILTER (WHERE f.repeated AND f.trigger <> 'COMPLAINT')",
  denominator: "count(*) FILTER (WHERE f.trigger <> 'COMPLAINT')",
});
