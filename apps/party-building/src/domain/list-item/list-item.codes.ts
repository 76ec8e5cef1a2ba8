import { defineCodeList } from '@gezhi/kernel';

/** The four lists of an alliance (四张清单), S2. */
export const ALLIANCE_LIST_KINDS = defineCodeList(
  'AllianceListKind',
  { en: 'Which of the four lists of an alliance', zh: '四张清单' },
  {
    INFORMATION: { en: 'Information', zh: '信息清单' },
    RESOURCE: { en: 'Resources', zh: '资源清单' },
    NEED: { en: 'Needs', zh: '需求清单' },
    RISK: { en: 'Risks', zh: '风险清单' },
  },
);
export type AllianceListKind = (typeof ALLIANCE_LIST_KINDS.codes)[number];

/** Whether members can claim what stands on a list: needs are met and risks are removed, the rest is read. */
export function isClaimable(kind: AllianceListKind): boolean {
  return kind === 'NEED' || kind === 'RISK';
}

/** What an item is about (认领主题). */
export const CLAIM_THEMES = defineCodeList(
  'ClaimTheme',
  { en: 'What an item of the lists is about', zh: '认领主题' },
  {
    OLD_COMPOUND: { en: 'Old residential compounds', zh: '老旧小区' },
    DANGEROUS_HOUSING: { en: 'Dangerous housing', zh: '危房消险' },
    PARKING: { en: 'Orderly parking', zh: '有序停车' },
    WASTE_SORTING: { en: 'Waste sorting', zh: '垃圾分类' },
    ELDER_CHILD: { en: 'The old and the young', zh: '一老一小' },
    OTHER: { en: 'Other', zh: '其他' },
  },
);
export type ClaimTheme = (typeof CLAIM_THEMES.codes)[number];
