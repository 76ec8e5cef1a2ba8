import { defineMetric } from '@gezhi/metrics';
import { VISITS } from './facts';

export const VISITS_PER_SITE = defineMetric({
  key: 'enf.visitsPerSite',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'ITEM',
  title: { en: 'Visits per site visited', zh: '户均检查次数' },
  definition: {
    en: 'Visits in the window, per site that had any. Lower is better.',
    zh: '窗口内检查次数除以被检查对象数，越低越好。',
  },
  caution: {
    en: 'Lower is better; a short window is close to 1 by nature.',
    zh: '越低越好；短窗口的数值天然接近1。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md enf.visitsPerSite',
  fact: VISITS,
  numerator: 'count(*)',
  denominator: 'count(DISTINCT f.site_id)',
});
