import { defineCodeList } from '@gezhi/kernel';

/** What becomes of a suggestion (建议采纳情况). */
export const SUGGESTION_DECISIONS = defineCodeList(
  'SuggestionDecision',
  { en: 'What becomes of a suggestion', zh: '建议采纳情况' },
  {
    ADOPTED: { en: 'Adopted', zh: '采纳' },
    PARTLY_ADOPTED: { en: 'Adopted in part', zh: '部分采纳' },
    DECLINED: { en: 'Not adopted', zh: '未采纳' },
  },
);
export type SuggestionDecision = (typeof SUGGESTION_DECISIONS.codes)[number];
