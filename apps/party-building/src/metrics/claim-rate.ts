import { defineMetric } from '@gezhi/metrics';
import { PUBLISHED_ITEMS } from './facts';

const COUNTS = `c.kind = 'NEED' AND f.state <> 'WITHDRAWN'`;

export const CLAIM_RATE = defineMetric({
  key: 'party.claimRate',
  version: '1.0.0',
  kind: 'RATIO',
  unit: 'SHARE',
  title: { en: 'Claim rate of needs', zh: '需求认领率' },
  definition: {
    en: 'Needs published in the window whose present claim has been made, divided by needs published in the window and not withdrawn.',
    zh: '窗口内发布且当前已被认领的需求数，除以窗口内发布且未撤回的需求数。',
  },
  caution: {
    en: 'A need whose claim was returned counts as unclaimed until somebody claims it again. The latest weeks are still being claimed.',
    zh: '认领被退回的需求在再次被认领前计为未认领；最近几周的需求仍在认领期内。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md; S2',
  fact: PUBLISHED_ITEMS,
  numerator: `count(*) FILTER (WHERE ${COUNTS} AND c.claimed_at IS NOT NULL)`,
  denominator: `count(*) FILTER (WHERE ${COUNTS})`,
});
