import { defineMetric } from '@gezhi/metrics';
import { WAITING_CLAIMS } from './facts';

export const UNCLAIMED_NEEDS = defineMetric({
  key: 'party.unclaimedNeeds30Days',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Needs unclaimed for more than 30 days', zh: '超30天未认领需求数' },
  definition: {
    en: 'Needs on the lists at the end of the window that nobody has claimed and that were published more than 30 days before.',
    zh: '窗口结束时仍在清单上、无人认领、且发布已超过30天的需求数。',
  },
  caution: {
    en: 'For a window that has not ended yet the age is counted at its end. Needs that expired are off the list and not counted.',
    zh: '窗口尚未结束时，按窗口结束时的天数计算。已逾期下架的需求不计入。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md, example question 6',
  fact: WAITING_CLAIMS,
  numerator: `count(*) FILTER (WHERE f.kind = 'NEED' AND i.published_at < w.ends_at - interval '30 days')`,
});
