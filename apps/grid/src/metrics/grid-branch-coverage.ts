import { defineMetric } from '@gezhi/metrics';
import { hasPartyBranch } from './grid-conditions';
import { ACTIVE_GRIDS } from './facts';

export const GRID_BRANCH_COVERAGE = defineMetric({
  key: 'grid.branchCoverage',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Grids with a party branch', zh: '网格党支部覆盖率' },
  definition: {
    en: 'Grids that refer to a party branch (G4) / grids in force on the last day of the window.',
    zh: '有网格党支部的网格（G4）／窗口末日有效网格。',
  },
  caution: {
    en: 'The branch is the one referred to now; it has no dates, so earlier windows show the present state.',
    zh: '党支部按当前关联计，无起止日期，历史窗口显示现状。',
  },
  target: 1,
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ACTIVE_GRIDS,
  numerator: `count(*) FILTER (WHERE ${hasPartyBranch('f')})`,
  denominator: 'count(*)',
});
