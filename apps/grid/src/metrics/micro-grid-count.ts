import { defineMetric } from '@gezhi/metrics';
import { ACTIVE_MICRO_GRIDS } from './facts';

export const MICRO_GRID_COUNT = defineMetric({
  key: 'grid.microGridCount',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Micro-grids', zh: '微网格数' },
  definition: {
    en: 'Micro-grids in force on the last day of the window.',
    zh: '窗口末日有效的微网格数。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ACTIVE_MICRO_GRIDS,
  numerator: 'count(*)',
});
