import { defineCodeList } from '@gezhi/kernel';

/** Why a rating does not count (不合理诉求认定理由). */
export const REVIEW_REASONS = defineCodeList(
  'RatingReviewReason',
  { en: 'What a review of a rating found', zh: '评价复核认定' },
  {
    COUNTS: { en: 'It counts: the demand was reasonable', zh: '计入：诉求合理' },
    CONTRARY_TO_LAW: { en: 'What was asked for is against the law', zh: '诉求违反法律法规' },
    BEYOND_POLICY: { en: 'Published policy does not allow it', zh: '诉求超出现行公开政策' },
    DECIDED_BY_LAW: { en: 'Decided with legal force elsewhere', zh: '已有生效法律文书' },
    ANOTHER_MATTER: { en: 'The rating is about another matter', zh: '评价针对其他事项' },
  },
);
export type ReviewReason = (typeof REVIEW_REASONS.codes)[number];
