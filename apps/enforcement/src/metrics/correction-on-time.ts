import { defineMetric } from '@gezhi/metrics';
import { CORRECTIONS_DUE } from './facts';

export const CORRECTION_ON_TIME = defineMetric({
  key: 'enf.correctionOnTime',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Corrections made on time', zh: '按期整改率' },
  definition: {
    en: 'Correction orders whose violation was put right by the limit, of those whose limit ran out in the window.',
    zh: '期限内完成整改的责令改正，占窗口内到期责令改正的比例。',
  },
  caution: {
    en: 'Judged by the day of the correction, not of the recheck.',
    zh: '以整改完成日而非复查日为准。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md enf.correctionOnTime',
  fact: CORRECTIONS_DUE,
  numerator: 'count(*) FILTER (WHERE f.deadline_met_at <= f.deadline_due_at)',
  denominator: 'count(*)',
});
