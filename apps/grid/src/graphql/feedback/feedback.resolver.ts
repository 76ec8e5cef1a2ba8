import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  batched,
  listField,
  mutationResult,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { RatingReview } from '../../domain/review/rating-review.entity';
import { SuggestionAnswer } from '../../domain/suggestion/suggestion-answer.entity';
import {
  callbacksDue,
  dissatisfiedWithin,
  mayCallBack,
} from '../../use-cases/event/list-callbacks';
import { reviewRating } from '../../use-cases/review/review-rating';
import { answerSuggestion } from '../../use-cases/suggestion/answer-suggestion';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventConnection, GovEventType } from '../event/gov-event.type';
import { AnswerSuggestionInput, ReviewRatingInput } from './feedback.input';
import { RatingReviewType, SuggestionAnswerType } from './feedback.type';

const AnswerSuggestionResult = mutationResult(
  'AnswerSuggestionResult',
  'GovEvent',
  () => GovEventType,
);
const ReviewRatingResult = mutationResult('ReviewRatingResult', 'GovEvent', () => GovEventType);

const answerOfEvent = batched<GridContext, SuggestionAnswer>(
  'GovEvent.suggestionAnswer',
  ({ database }, ids) => findByKeys(database.manager, SuggestionAnswer, 'eventId', ids),
);
const reviewOfEvent = batched<GridContext, RatingReview>(
  'GovEvent.ratingReview',
  ({ database }, ids) => findByKeys(database.manager, RatingReview, 'eventId', ids),
);
const callbacksOfArea = listField<GovEvent, PageArgs, GridContext>(
  'Area.callbacksDue',
  ({ actor }) => callbacksDue(actor),
);
const dissatisfiedOfArea = listField<GovEvent, PageArgs, GridContext>(
  'Area.dissatisfactionToReview',
  ({ actor }) => dissatisfiedWithin(actor),
);

/** What becomes of suggestions, and of what people say about the work. */
@Resolver(() => GovEventType)
export class FeedbackResolver {
  @FieldResolver(() => SuggestionAnswerType, {
    nullable: true,
    description: 'What becomes of it as a suggestion (建议答复); null until it is answered.',
  })
  suggestionAnswer(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<SuggestionAnswer | null> {
    return answerOfEvent(context, id);
  }

  @Policy('staff')
  @FieldResolver(() => RatingReviewType, {
    nullable: true,
    description: 'What a review of its rating found (评价复核); null without one.',
  })
  ratingReview(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<RatingReview | null> {
    return reviewOfEvent(context, id);
  }

  @Authenticated()
  @Mutation(() => AnswerSuggestionResult, {
    description:
      'Answers a suggestion (建议答复): adopted, in part or not, with a reason that is published. Roles: members of the ' +
      'lead organisation, command centres. Problems: NOT_A_SUGGESTION.',
  })
  answerSuggestion(
    @Ctx() context: GridContext,
    @Arg('input', () => AnswerSuggestionInput) input: AnswerSuggestionInput,
  ): Promise<Result<GovEvent>> {
    return answerSuggestion(context, input);
  }

  @Authenticated()
  @Mutation(() => ReviewRatingResult, {
    description:
      'Finds whether a rating that is not satisfied counts (评价复核); only so it is taken out of figures. Roles: the command ' +
      'centre of the district, never who handled or verified. Problems: NOTHING_TO_REVIEW, REVIEWER_HANDLED.',
  })
  reviewRating(
    @Ctx() context: GridContext,
    @Arg('input', () => ReviewRatingInput) input: ReviewRatingInput,
  ): Promise<Result<GovEvent>> {
    return reviewRating(context, input);
  }
}

@Resolver(() => SuggestionAnswerType)
export class SuggestionAnswerResolver {
  @FieldResolver(() => GovEventType, {
    nullable: true,
    description:
      'The event that carries it out; null without one, and where the caller may not see it.',
  })
  followUp(
    @Root() { followUpId }: SuggestionAnswer,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> | null {
    return followUpId === null ? null : eventById(context, followUpId);
  }
}

@Resolver(() => AreaType)
export class CallbacksOfArea {
  @Authenticated()
  @Policy('handlesEvents')
  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description:
      'Who is due to be called back (待回访), the oldest first: they wait and were not reached. For command centres.',
  })
  async callbacksDue(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent> | null>> {
    return mayCallBack(context.actor, code).ok ? callbacksOfArea(context, code, args) : ok(null);
  }

  @Authenticated()
  @Policy('handlesEvents')
  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description:
      'Closed, not to the satisfaction of who reported, and neither reopened nor reviewed (不满意待复核), the oldest first. ' +
      'For command centres.',
  })
  async dissatisfactionToReview(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent> | null>> {
    return mayCallBack(context.actor, code).ok ? dissatisfiedOfArea(context, code, args) : ok(null);
  }
}
