import { defineMetric } from '@gezhi/metrics';
import { ACTIVE_GRIDS } from './facts';

export const GRID_COUNT = defineMetric({
  key: 'grid.count',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Grids', zh: '网格数' },
  definition: {
    en: 'Grids in force on the last day of the window, of both types.',
    zh: '窗口末日有效的网格数，含综合网格和专属网格。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ACTIVE_GRIDS,
  numerator: 'count(*)',
});
