import { defineMetric } from '@gezhi/metrics';
import { STANDING_PARTY_ORGS } from './facts';

const BRANCHES = `f.tier = 'GRID_BRANCH'`;

export const SECRETARY_LEADS_GRID = defineMetric({
  key: 'party.secretaryLeadsGrid',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Grid branches led by the grid leader', zh: '网格党支部一肩挑比例' },
  definition: {
    en: 'Grid branches whose secretary also leads the grid, divided by all grid branches on the last day of the window.',
    zh: '窗口最后一日书记兼任网格长的网格党支部数，除以网格党支部总数。',
  },
  citizenDerived: false,
  source: 'spec/coverage.md P-02',
  fact: STANDING_PARTY_ORGS,
  numerator: `count(*) FILTER (WHERE ${BRANCHES} AND f.secretary_leads_grid)`,
  denominator: `count(*) FILTER (WHERE ${BRANCHES})`,
});
