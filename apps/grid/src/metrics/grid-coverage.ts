import { defineMetric } from '@gezhi/metrics';
import { hasFulltimeMember, hasPartyBranch } from './grid-conditions';
import { ACTIVE_GRIDS, LAST_DAY } from './facts';

export const GRID_COVERAGE = defineMetric({
  key: 'grid.coverage',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Grids as they should be', zh: '网格达标率' },
  definition: {
    en: 'Grids with a full-time member and a party branch (G3 and G4) / grids in force, on the last day of the window.',
    zh: '同时配有专职网格员和网格党支部的网格（G3、G4）／有效网格，按窗口末日计。',
  },
  target: 1,
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ACTIVE_GRIDS,
  numerator: `count(*) FILTER (WHERE ${hasPartyBranch('f')} AND ${hasFulltimeMember('f', LAST_DAY)})`,
  denominator: 'count(*)',
});
