import { defineMetric } from '@gezhi/metrics';
import { CLOSED_WHISTLES, RELAPSED } from './whistle-facts';

export const WHISTLE_RESOLVE_RATE = defineMetric({
  key: 'whistle.resolveRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Resolve rate of whistles', zh: '哨的解决率' },
  definition: {
    en: 'Outcome RESOLVED as the initiator confirmed and no relapse within 90 days / whistles closed in the window.',
    zh: '吹哨单位确认已解决且90日内未反弹／窗口内销哨数。',
  },
  caution: {
    en: 'Relapses still to come will lower it: a figure is final 90 days after its window.',
    zh: '尚未出现的反弹会使其下降，窗口结束90日后方为定值。',
  },
  target: 0.8,
  citizenDerived: false,
  source: 'spec/metrics.md; target: S0, S1',
  fact: CLOSED_WHISTLES,
  numerator: `count(DISTINCT c.id) FILTER (WHERE c.outcome = 'RESOLVED' AND NOT ${RELAPSED})`,
  denominator: 'count(DISTINCT c.id)',
});
