import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import type { ReviewReason } from '../../domain/review/review.codes';
import type { SuggestionDecision } from '../../domain/suggestion/suggestion.codes';
import { EventReasonInput, EventStepInput } from '../event/step.input';
import { ReviewReasonEnum, SuggestionDecisionEnum } from './feedback.type';

@InputType('AnswerSuggestionInput', { description: 'What becomes of a suggestion, and why.' })
export class AnswerSuggestionInput extends EventStepInput {
  @Field(() => SuggestionDecisionEnum, { description: 'What becomes of it.' })
  decision!: SuggestionDecision;

  @Field(() => String, {
    description: 'Why, 2 to 1,000 characters; published with the suggestion, no personal data.',
  })
  @Length(2, 1_000)
  reason!: string;

  @Field(() => ID, { nullable: true, description: 'The event that carries it out.' })
  @IsOptional()
  @IsUUID()
  followUpId?: string | null;
}

@InputType('ReviewRatingInput', { description: 'What a review of a rating found.' })
export class ReviewRatingInput extends EventReasonInput {
  @Field(() => ReviewReasonEnum, { description: 'COUNTS, or why it does not.' })
  reason!: ReviewReason;
}
