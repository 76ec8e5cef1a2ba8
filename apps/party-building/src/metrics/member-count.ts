import { defineMetric } from '@gezhi/metrics';
import { STANDING_MEMBERSHIPS } from './facts';

export const MEMBER_COUNT = defineMetric({
  key: 'party.memberCount',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Organisations in alliances', zh: '联盟成员单位数' },
  definition: {
    en: 'Organisations that are a member of an alliance on the last day of the window, each counted once.',
    zh: '窗口最后一日为联盟成员的单位数，同一单位只计一次。',
  },
  caution: {
    en: 'Organisations, never party members. A unit in two alliances counts once, so parts may add up to more than the whole.',
    zh: '统计的是单位，不是党员。加入两个联盟的单位只计一次，故各部分之和可能大于总数。',
  },
  citizenDerived: false,
  source: 'spec/coverage.md P-03; spec/party-building.md P9',
  fact: STANDING_MEMBERSHIPS,
  numerator: 'count(DISTINCT f.organization_id)',
});
