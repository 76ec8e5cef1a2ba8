import { defineCodeList } from '@gezhi/kernel';

/** Whose secretary handles it (书记办层级), the lowest first. */
export const SECRETARY_LEVELS = defineCodeList(
  'SecretaryLevel',
  { en: 'The level whose secretary handles an order', zh: '书记办层级' },
  {
    COMMUNITY: { en: 'Community', zh: '社区' },
    SUBDISTRICT: { en: 'Subdistrict', zh: '街道' },
    DISTRICT: { en: 'District', zh: '区' },
  },
);
export type SecretaryLevel = (typeof SECRETARY_LEVELS.codes)[number];

/** Why a closed matter goes to a secretary (提名理由). */
export const NOMINATION_REASONS = defineCodeList(
  'SecretaryNominationReason',
  { en: 'Why a closed matter goes to a secretary', zh: '书记办提名理由' },
  {
    NOT_SOLVED: { en: 'It was closed and is not solved', zh: '办结未解决' },
    DISPUTED: { en: 'Whoever reported it says that it is not solved', zh: '反映人不认可' },
    REPEATED: { en: 'It was reported again', zh: '重复反映' },
    LONG_STANDING: { en: 'It has waited for years', zh: '历史遗留' },
  },
);
export type NominationReason = (typeof NOMINATION_REASONS.codes)[number];
