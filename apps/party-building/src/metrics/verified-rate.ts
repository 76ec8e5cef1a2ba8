import { defineMetric } from '@gezhi/metrics';
import { DELIVERED_CLAIMS } from './facts';

export const VERIFIED_RATE = defineMetric({
  key: 'party.verifiedRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Verified rate of delivered needs', zh: '需求验收率' },
  definition: {
    en: 'Needs delivered in the window and verified since by their owner, divided by needs delivered in the window; for an organisation, those it delivered.',
    zh: '窗口内交付且现已由需求方验收的需求数，除以窗口内交付的需求数；按单位统计时为其交付的需求。',
  },
  caution: {
    en: 'Verified by the owner of the need, never by a claimer.',
    zh: '由需求方验收，认领方不得自验。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md; spec/party-building.md, Claim',
  fact: DELIVERED_CLAIMS,
  numerator: `count(*) FILTER (WHERE f.kind = 'NEED' AND f.verified_at IS NOT NULL)`,
  denominator: `count(*) FILTER (WHERE f.kind = 'NEED')`,
});
