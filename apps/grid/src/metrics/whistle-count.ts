import { defineMetric } from '@gezhi/metrics';
import { WHISTLE_CALLS } from './whistle-facts';

export const WHISTLE_COUNT = defineMetric({
  key: 'whistle.count',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Whistles blown', zh: '吹哨数' },
  definition: {
    en: 'Whistles blown in the window; for an organisation those it was called to.',
    zh: '窗口内吹响的哨；按单位则为其被召的哨。',
  },
  caution: {
    en: 'More is neither better nor worse: read it as a band beside other years and areas, do not rank by it.',
    zh: '不以多少论优劣，宜与历年及同类区域对照区间，不作排名。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md (190+ to 300+ a year)',
  fact: WHISTLE_CALLS,
  numerator: 'count(DISTINCT f.whistle_id)',
});
