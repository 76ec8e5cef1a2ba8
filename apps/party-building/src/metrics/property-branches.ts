import { defineMetric } from '@gezhi/metrics';
import { STANDING_PARTY_ORGS } from './facts';

export const PROPERTY_BRANCHES = defineMetric({
  key: 'party.propertyBranches',
  version: '1.0.0',
  kind: 'COUNT',
  unit: 'ITEM',
  title: { en: 'Property branches', zh: '物业党支部数' },
  definition: {
    en: 'Party branches of the property industry that exist on the last day of the window; every subdistrict has one (P3).',
    zh: '窗口最后一日存在的物业党支部数；每个街道应有一个（P3）。',
  },
  citizenDerived: false,
  source: 'spec/party-building.md P3; S0',
  fact: STANDING_PARTY_ORGS,
  numerator: `count(*) FILTER (WHERE f.branch_kind = 'PROPERTY')`,
});
