import { defineMetric } from '@gezhi/metrics';
import { VISITS } from './facts';

export const JOINT_VISIT_SHARE = defineMetric({
  key: 'enf.jointVisitShare',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Joint visits', zh: '联合检查率' },
  definition: {
    en: 'Visits that carried sections of two departments or more, of all visits in the window.',
    zh: '携带两个及以上部门检查内容的检查，占窗口内全部检查的比例。',
  },
  target: 0.6,
  citizenDerived: false,
  source: 'spec/metrics.md enf.jointVisitShare; local plan of Daye 2025',
  fact: VISITS,
  numerator: 'count(*) FILTER (WHERE f.department_count >= 2)',
  denominator: 'count(*)',
});
