import { defineMetric } from '@gezhi/metrics';
import { PUBLISHED_ITEMS } from './facts';

const COUNTS = `c.kind = 'RISK' AND f.state <> 'WITHDRAWN'`;

export const RISK_CLAIM_RATE = defineMetric({
  key: 'party.riskClaimRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Claim rate of risks', zh: '风险认领率' },
  definition: {
    en: 'Risks published in the window whose present claim has been made, divided by risks published in the window and not withdrawn.',
    zh: '窗口内发布且当前已被认领的风险事项数，除以窗口内发布且未撤回的风险事项数。',
  },
  caution: {
    en: 'Risks of places and things only; no item is about a person (P8).',
    zh: '仅指场所和设施的风险，不涉及任何个人（P8）。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md; spec/party-building.md P8',
  fact: PUBLISHED_ITEMS,
  numerator: `count(*) FILTER (WHERE ${COUNTS} AND c.claimed_at IS NOT NULL)`,
  denominator: `count(*) FILTER (WHERE ${COUNTS})`,
});
