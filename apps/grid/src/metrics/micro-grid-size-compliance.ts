import { defineMetric } from '@gezhi/metrics';
import { MICRO_GRID_BAND } from '../domain/grid/micro-grid.rules';
import { ACTIVE_MICRO_GRIDS } from './facts';

export const MICRO_GRID_SIZE_COMPLIANCE = defineMetric({
  key: 'grid.microSizeCompliance',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Micro-grids of the right size', zh: '微网格规模达标率' },
  definition: {
    en: 'Micro-grids with 50 to 100 households (G1) / all micro-grids in force on the last day of the window.',
    zh: '50至100户的微网格（G1）／窗口末日全部有效微网格。',
  },
  caution: {
    en: 'Households are those counted last; another size may have a written reason.',
    zh: '户数为最近一次统计；超出范围的可能已有书面理由。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: ACTIVE_MICRO_GRIDS,
  numerator: `count(*) FILTER (WHERE a.households BETWEEN ${MICRO_GRID_BAND.least} AND ${MICRO_GRID_BAND.most})`,
  denominator: 'count(*)',
});
