import { defineMetric } from '@gezhi/metrics';
import { ACTIVE_GRIDS, LAST_DAY } from './facts';
import { hasFulltimeMember, hasLeader } from './grid-conditions';

export const GRID_VACANCY_SHARE = defineMetric({
  key: 'grid.vacancyShare',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Vacant posts of grids', zh: '网格岗位空缺率' },
  definition: {
    en: 'Posts every grid has, a leader and a full-time member (G3), that nobody holds on the last day of the window / two for each grid in force that day.',
    zh: '窗口末日无人任职的网格长、专职网格员岗位（G3）／当日有效网格数乘以二。',
  },
  target: 0,
  citizenDerived: false,
  source: 'issue 3, point 1; the figure is ours',
  fact: ACTIVE_GRIDS,
  numerator: `count(*) FILTER (WHERE NOT ${hasFulltimeMember('f', LAST_DAY)})
    + count(*) FILTER (WHERE NOT ${hasLeader('f', LAST_DAY)})`,
  denominator: '2 * count(*)',
});
