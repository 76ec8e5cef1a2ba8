import { defineMetric } from '@gezhi/metrics';
import { MOMENT, WAITING_CLAIMS } from './facts';

export const UNCLAIMED_NEEDS = defineMetric({
  key: 'party.unclaimedNeeds30Days',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Needs unclaimed for more than 30 days', zh: '超30天未认领需求数' },
  definition: {
    en: 'Needs on the lists at the end of the window (now while it runs) that nobody has claimed and that were published more than 30 days before.',
    zh: '窗口结束时（窗口未结束则为当前）仍在清单上、无人认领、且发布已超过30天的需求数。',
  },
  caution: {
    en: 'Needs that expired without a claim are off the list and not counted; the claim rate shows them.',
    zh: '逾期未认领而下架的需求不计入，由认领率反映。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md, example question 6',
  fact: WAITING_CLAIMS,
  numerator: `count(*) FILTER (WHERE f.kind = 'NEED' AND i.published_at < ${MOMENT} - interval '30 days')`,
});
