import { defineMetric } from '@gezhi/metrics';
import { ITEMS_IN_FORCE } from './facts';

export const MATERIAL_REDUCTION = defineMetric({
  key: 'service.materialReduction',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Materials saved, by items', zh: '材料减少率（按事项）' },
  definition: {
    en: '1 − materials the applicant must bring / baseline before the reform, over the items in force on the last day of the window, each item once.',
    zh: '以窗口最后一日有效事项计：1 − 现需申请人提交材料数 / 改革前基线材料数，每个事项计一次。',
  },
  caution: {
    en: 'Rare items weigh as much as frequent ones: read service.materialReductionByCases beside it.',
    zh: '冷门事项与高频事项权重相同，须与按办件加权的指标并看。',
  },
  target: 0.33,
  citizenDerived: false,
  source: 'spec/metrics.md service.materialReduction',
  fact: ITEMS_IN_FORCE,
  numerator: 'sum(f.baseline_materials - f.materials_asked)',
  denominator: 'sum(f.baseline_materials)',
});
