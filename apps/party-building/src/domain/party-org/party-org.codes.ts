import { defineCodeList } from '@gezhi/kernel';

/** The four tiers of the party's grassroots organisation (四级组织体系), spec/party-building.md. */
export const PARTY_TIERS = defineCodeList(
  'PartyTier',
  { en: 'The tier of a party organisation', zh: '党组织层级' },
  {
    SUBDISTRICT_COMMITTEE: { en: 'Subdistrict work committee', zh: '街道党工委' },
    COMMUNITY_PARTY: { en: 'Community party organisation', zh: '社区党组织' },
    GRID_BRANCH: { en: 'Grid branch', zh: '网格党支部' },
    BUILDING_HEAD: {
      en: 'Building heads: counted on their grid branch, never listed',
      zh: '党员楼栋长（仅计数）',
    },
  },
);
export type PartyTier = (typeof PARTY_TIERS.codes)[number];

/** The tiers that are organisations; building heads are people and therefore only a count (P9). */
export type OrganizedTier = Exclude<PartyTier, 'BUILDING_HEAD'>;

/** What a party organisation is built on (组织类型). */
export const BRANCH_KINDS = defineCodeList(
  'BranchKind',
  { en: 'What a party organisation is built on', zh: '党组织类型' },
  {
    AREA: { en: 'Area', zh: '区域性' },
    ACTION: { en: 'Action branch', zh: '行动支部' },
    INDUSTRY: { en: 'Industry committee', zh: '行业党委' },
    NEW_ORG: { en: 'New economic and social organisations', zh: '两新组织' },
    PROPERTY: { en: 'Property branch', zh: '物业党支部' },
  },
);
export type BranchKind = (typeof BRANCH_KINDS.codes)[number];
