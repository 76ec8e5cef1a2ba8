import { defineMetric } from '@gezhi/metrics';
import { ACCEPTED_APPLICATIONS } from './facts';

export const MATERIAL_REDUCTION_BY_CASES = defineMetric({
  key: 'service.materialReductionByCases',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Materials saved, by cases', zh: '材料减少率（按办件）' },
  definition: {
    en: 'The same over the applications accepted in the window, each with the version it was made under.',
    zh: '以窗口内受理的办件计，按其所依据的事项版本：1 − 现需材料数 / 基线材料数。',
  },
  target: 0.33,
  citizenDerived: true,
  source: 'spec/metrics.md service.materialReductionByCases',
  fact: ACCEPTED_APPLICATIONS,
  numerator: 'sum(v.baseline_materials - v.materials_asked)',
  denominator: 'sum(v.baseline_materials)',
});
