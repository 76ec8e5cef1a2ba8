import {
  codeEnum,
  connectionType,
  InstantScalar,
  LocalDateScalar,
  LocalizedText,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, IsUUID, Length } from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ReviewAspect, ReviewIndicator } from '../../domain/performance/indicators';
import { REVIEW_ASPECTS, REVIEW_INDICATORS } from '../../domain/performance/indicators';
import type { AppealDecision, PerformanceState } from '../../domain/performance/performance.states';
import { APPEAL_DECISIONS, PERFORMANCE_STATES } from '../../domain/performance/performance.states';

export const ReviewAspectEnum = codeEnum(REVIEW_ASPECTS);
export const ReviewIndicatorEnum = codeEnum(REVIEW_INDICATORS);
export const PerformanceStateEnum = codeEnum(PERFORMANCE_STATES);
export const AppealDecisionEnum = codeEnum(APPEAL_DECISIONS);

@Policy('staff')
@ObjectType('Workload', {
  description:
    'Counts of what a post or a grid did in a time (工作量). It is put in relation to nobody else, and nothing follows from it.',
})
export class WorkloadType {
  @Field(() => LocalDateScalar, { description: 'The first day.' })
  from!: string;

  @Field(() => LocalDateScalar, { description: 'The last day.' })
  to!: string;

  @Field(() => Int, { description: 'How many households the grid has.' })
  households!: number;

  @Field(() => Float, { description: 'Hours of duty that are over.' })
  dutyHours!: number;

  @Field(() => Int, { description: 'Tasks of command centres.' })
  tasks!: number;

  @Field(() => Int, { description: 'Those that are done.' })
  tasksDone!: number;

  @Field(() => Int, { description: 'Patrols planned and not excused.' })
  patrols!: number;

  @Field(() => Int, { description: 'Those that were made.' })
  patrolsMade!: number;

  @Field(() => Int, { description: 'Events that came of patrols.' })
  findings!: number;

  @Field(() => Int, { description: 'Events whose result was reported.' })
  eventsHandled!: number;

  @Field(() => Int, { description: 'Tasks and events of a category: what the next is a share of.' })
  classified!: number;

  @Field(() => Int, {
    description:
      'Those of them that stood on no list of what communities do (清单外): lists exist to reduce load, this shows whether they do.',
  })
  outsideLists!: number;
}

@Policy('staff')
@ObjectType('PerformanceFigure', {
  description: 'A figure of a review as it was measured then, with what it means.',
})
export class PerformanceFigureType {
  @Field(() => ReviewIndicatorEnum, { description: 'What was measured.' })
  indicator!: ReviewIndicator;

  @Field(() => ReviewAspectEnum, { description: 'What it is looked at for.' })
  aspect!: ReviewAspect;

  @Field(() => LocalizedText, { description: 'What is divided by what, and what counts.' })
  definition!: LocalizedText;

  @Field(() => Int, { description: 'The numerator, or the count.' })
  numerator!: number;

  @Field(() => Int, { nullable: true, description: 'The denominator; null for a count.' })
  denominator!: number | null;
}

@Policy('staff')
@ObjectType('PerformanceReview', {
  description:
    'A review of the work of a post in a period (履职评价): a fixed catalogue of workload, timeliness and service ' +
    'quality, no total, no order among workers. Read by the worker, who may appeal, and by those who review there.',
})
export class PerformanceReviewType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, { description: 'The last day.' })
  toDate!: string;

  @Field(() => PerformanceStateEnum, { description: 'Where it stands.' })
  state!: PerformanceState;

  @Field(() => String, { description: 'What the reviewer says.' })
  comment!: string;

  @Field(() => LocalDateScalar, { description: 'The last day to appeal.' })
  appealUntil!: string;

  @Field(() => String, { nullable: true, description: 'What the worker says is wrong.' })
  appeal!: string | null;

  @Field(() => AppealDecisionEnum, { nullable: true, description: 'What was decided.' })
  decision!: AppealDecision | null;

  @Field(() => String, { nullable: true, description: 'Why it was decided so.' })
  decisionReason!: string | null;

  @Field(() => InstantScalar, { description: 'When it was shown to the worker.' })
  createdAt!: Date;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const PerformanceReviewConnection = connectionType(
  'PerformanceReview',
  () => PerformanceReviewType,
);

@ArgsType()
export class WorkloadArgs {
  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day; 30 days before the last when left out.',
  })
  from?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day; today when left out.',
  })
  to?: string | null;
}

@ArgsType()
export class PerformanceReviewArgs extends PageArgs {
  @Field(() => [PerformanceStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(4)
  states?: PerformanceState[] | null;
}

@InputType('ReviewPerformanceInput', { description: 'Reviewing the work of a post.' })
export class ReviewPerformanceInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key reviews once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  postId!: string;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, { description: 'The last day: it is over.' })
  toDate!: string;

  @Field(() => String, {
    description: 'What there is to say, 2 to 1000 characters; no personal data.',
  })
  @Length(2, 1000)
  comment!: string;

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Events it rests on, at most 20: handled by the worker in the period.',
  })
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  eventIds!: string[];
}

@InputType('AppealReviewInput', { description: 'Appealing against an own review.' })
export class AppealReviewInput {
  @Field(() => ID, { description: 'The review.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    description: 'What is wrong with it, 2 to 1000 characters; no personal data.',
  })
  @Length(2, 1000)
  appeal!: string;
}

@InputType('DecideAppealInput', { description: 'Deciding about an appeal.' })
export class DecideAppealInput {
  @Field(() => ID, { description: 'The review.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => AppealDecisionEnum, { description: 'What is decided.' })
  decision!: AppealDecision;

  @Field(() => String, { description: 'Why, 2 to 1000 characters; no personal data.' })
  @Length(2, 1000)
  reason!: string;

  @Field(() => String, {
    nullable: true,
    description: 'With CORRECT: the comment in place of the old one, 2 to 1000 characters.',
  })
  @IsOptional()
  @Length(2, 1000)
  comment?: string | null;
}
