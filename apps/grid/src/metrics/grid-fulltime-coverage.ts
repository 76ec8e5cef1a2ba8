import { defineMetric } from '@gezhi/metrics';
import { hasFulltimeMember } from './grid-conditions';
import { ACTIVE_GRIDS, LAST_DAY } from './facts';

export const GRID_FULLTIME_COVERAGE = defineMetric({
  key: 'grid.fulltimeCoverage',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Grids with a full-time member', zh: '专职网格员覆盖率' },
  definition: {
    en: 'Grids in which somebody holds a full-time post on the last day of the window (G3) / grids in force that day.',
    zh: '窗口末日有专职网格员在岗的网格（G3）／当日有效网格。',
  },
  target: 1,
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ACTIVE_GRIDS,
  numerator: `count(*) FILTER (WHERE ${hasFulltimeMember('f', LAST_DAY)})`,
  denominator: 'count(*)',
});
