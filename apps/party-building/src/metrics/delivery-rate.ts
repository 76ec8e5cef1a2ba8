import { defineMetric } from '@gezhi/metrics';
import { MADE_CLAIMS } from './facts';

export const DELIVERY_RATE = defineMetric({
  key: 'party.deliveryRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Delivery rate of claimed needs', zh: '需求交付率' },
  definition: {
    en: 'Needs claimed in the window and delivered since, divided by needs claimed in the window; for an organisation, those it leads.',
    zh: '窗口内认领且现已交付的需求数，除以窗口内认领的需求数；按单位统计时为其牵头认领的需求。',
  },
  caution: {
    en: 'Claims of the latest weeks are still in progress; returned claims stay in the denominator.',
    zh: '最近几周的认领仍在实施中；退回的认领仍计入分母。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md; S2',
  fact: MADE_CLAIMS,
  numerator: `count(*) FILTER (WHERE f.kind = 'NEED' AND f.delivered_at IS NOT NULL)`,
  denominator: `count(*) FILTER (WHERE f.kind = 'NEED')`,
});
