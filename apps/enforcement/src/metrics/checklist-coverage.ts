import { defineMetric } from '@gezhi/metrics';
import { ANSWERS, LAST_DAY } from './facts';

export const CHECKLIST_COVERAGE = defineMetric({
  key: 'enf.checklistCoverage',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Questions of the checklist used', zh: '综合检查单使用率' },
  definition: {
    en: 'Questions of the checklist in force on the last day that were answered at least once in the window, of all questions on it.',
    zh: '窗口最后一日现行检查单中，窗口内至少回答过一次的检查项，占全部检查项的比例。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md enf.checklistCoverage',
  fact: ANSWERS,
  numerator: 'count(DISTINCT f.item_code)',
  denominator: `(SELECT count(*) FROM checklist_item i2 JOIN checklist c2 ON c2.id = i2.checklist_id
    WHERE c2.effective_from <= ${LAST_DAY} AND (c2.effective_to IS NULL OR c2.effective_to >= ${LAST_DAY}))`,
});
