import { defineMetric } from '@gezhi/metrics';
import { VERIFIED_CLAIMS } from './facts';

export const DAYS_TO_VERIFY = defineMetric({
  key: 'party.daysToVerifyP50',
  version: '1.0.0',
  kind: 'PERCENTILE',
  unit: 'DAY',
  title: { en: 'Days from need to verified delivery, median', zh: '需求发布至验收天数（中位数）' },
  definition: {
    en: 'Median of the calendar days from publishing a need to its verification, over needs verified in the window.',
    zh: '窗口内验收的需求，自发布至验收所用自然日的中位数。',
  },
  caution: {
    en: 'Needs that are never verified do not show here: read it beside the verified rate.',
    zh: '始终未验收的需求不在其中，须与验收率并读。',
  },
  citizenDerived: false,
  source: 'spec/metrics.md, durations as medians',
  fact: VERIFIED_CLAIMS,
  numerator: `percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM f.verified_at - i.published_at) / 86400)
    FILTER (WHERE f.kind = 'NEED')`,
  denominator: `count(*) FILTER (WHERE f.kind = 'NEED')`,
});
