import { defineMetric } from '@gezhi/metrics';
import { WHISTLE_CALLS } from './whistle-facts';

export const WHISTLE_UNITS = defineMetric({
  key: 'whistle.units',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Organisations called by whistles', zh: '应哨单位数' },
  definition: {
    en: 'Distinct organisations called to whistles in the window.',
    zh: '窗口内被吹哨召集的单位数（去重）。',
  },
  caution: {
    en: 'A band, not a rank: what is called depends on the matters.',
    zh: '为区间参考，不作排名；召集范围取决于事项。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md (54, then 50+)',
  fact: WHISTLE_CALLS,
  numerator: 'count(DISTINCT f.organization_id)',
});
