import { defineMetric } from '@gezhi/metrics';
import { CLOSED_EVENTS } from './facts';

export const EVENT_ABSORPTION_RATE = defineMetric({
  key: 'event.absorptionRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Absorption rate', zh: '吸附率' },
  definition: {
    en: 'Closed at subdistrict level or below / closed in the window.',
    zh: '在街道及以下层级办结／窗口内办结。',
  },
  caution: {
    en: 'The level is that of who solved it, not of who closed it.',
    zh: '层级按实际解决者确定，而非结案者。',
  },
  target: 0.8,
  citizenDerived: true,
  source: 'spec/metrics.md',
  fact: CLOSED_EVENTS,
  numerator: "count(*) FILTER (WHERE f.absorption_level IN ('GRID', 'COMMUNITY', 'SUBDISTRICT'))",
  denominator: 'count(*)',
});
