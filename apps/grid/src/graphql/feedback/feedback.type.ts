import { codeEnum, InstantScalar } from '@gezhi/subgraph';
import { Field, ObjectType } from 'type-graphql';
import type { ReviewReason } from '../../domain/review/review.codes';
import { REVIEW_REASONS } from '../../domain/review/review.codes';
import type { SuggestionDecision } from '../../domain/suggestion/suggestion.codes';
import { SUGGESTION_DECISIONS } from '../../domain/suggestion/suggestion.codes';

export const SuggestionDecisionEnum = codeEnum(SUGGESTION_DECISIONS);
export const ReviewReasonEnum = codeEnum(REVIEW_REASONS);

@ObjectType('SuggestionAnswer', { description: 'The answer to a suggestion (建议答复).' })
export class SuggestionAnswerType {
  @Field(() => SuggestionDecisionEnum, { description: 'What becomes of it.' })
  decision!: SuggestionDecision;

  @Field(() => String, { description: 'Why; published with the suggestion.' })
  reason!: string;

  @Field(() => InstantScalar, { description: 'When it was answered last.' })
  answeredAt!: Date;
}

@ObjectType('RatingReview', { description: 'What a review of a rating found (评价复核).' })
export class RatingReviewType {
  @Field(() => ReviewReasonEnum, { description: 'COUNTS, or why it does not.' })
  reason!: ReviewReason;

  @Field(() => InstantScalar, { description: 'When.' })
  reviewedAt!: Date;
}
