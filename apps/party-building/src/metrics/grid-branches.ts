import { defineMetric } from '@gezhi/metrics';
import { STANDING_PARTY_ORGS } from './facts';

export const GRID_BRANCHES = defineMetric({
  key: 'party.gridBranches',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Grid branches', zh: '网格党支部数' },
  definition: {
    en: 'Party branches of grids that exist on the last day of the window.',
    zh: '窗口最后一日存在的网格党支部数。',
  },
  caution: {
    en: 'Read beside grid.branchCoverage, which sets it against the active grids.',
    zh: '须与 grid.branchCoverage（占有效网格的比例）并读。',
  },
  citizenDerived: false,
  source: 'spec/numbers.md, party coverage; S2',
  fact: STANDING_PARTY_ORGS,
  numerator: `count(*) FILTER (WHERE f.tier = 'GRID_BRANCH')`,
});
