import { defineMetric } from '@gezhi/metrics';
import { CLOSED_WHISTLES, RELAPSED } from './whistle-facts';

export const WHISTLE_RELAPSE_RATE = defineMetric({
  key: 'whistle.relapseRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Relapse rate of whistles', zh: '哨的反弹率' },
  definition: {
    en: 'Closed whistles blown again within 90 days / whistles closed in the window.',
    zh: '90日内再次吹哨的／窗口内销哨数。',
  },
  caution: { en: 'Final 90 days after its window.', zh: '窗口结束90日后方为定值。' },
  citizenDerived: false,
  source: 'spec/metrics.md',
  fact: CLOSED_WHISTLES,
  numerator: `count(DISTINCT c.id) FILTER (WHERE ${RELAPSED})`,
  denominator: 'count(DISTINCT c.id)',
});
