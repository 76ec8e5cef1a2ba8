import { defineMetric } from '@gezhi/metrics';
import { STANDING_ALLIANCES } from './facts';

export const ALLIANCE_COUNT = defineMetric({
  key: 'party.allianceCount',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Alliances', zh: '党建联盟数' },
  definition: {
    en: 'Alliances that exist on the last day of the window; for an organisation, those it leads.',
    zh: '窗口最后一日存在的党建联盟数；按单位统计时为其牵头的联盟数。',
  },
  citizenDerived: false,
  source: 'spec/coverage.md P-03',
  fact: STANDING_ALLIANCES,
  numerator: 'count(*)',
});
