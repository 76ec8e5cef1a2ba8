import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  batched,
  listField,
  mutationResult,
  PageArgs,
  Policy,
} from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { Grid } from '../../domain/grid/grid.entity';
import { INDICATOR_DEFINITIONS } from '../../domain/performance/indicators';
import type {
  PerformanceFigure,
  PerformanceReview,
} from '../../domain/performance/performance.entity';
import type { GridPost } from '../../domain/post/grid-post.entity';
import { appealReview, decideAppeal } from '../../use-cases/performance/appeal-review';
import {
  figuresOfReviews,
  reviewsOfPost,
  reviewsOfWorker,
  reviewsWithin,
} from '../../use-cases/performance/list-reviews';
import type { Period, Workload } from '../../use-cases/performance/measure-work';
import { workloadsOf } from '../../use-cases/performance/measure-work';
import {
  seesWorkloadOfGrid,
  seesWorkloadOfPost,
  workloadPeriod,
} from '../../use-cases/performance/read-workload';
import { reviewPerformance } from '../../use-cases/performance/review-performance';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { GridObjectType } from '../grid/grid.type';
import { postById } from '../post/grid-post.loader';
import { GridPostType } from '../post/grid-post.type';
import {
  AppealReviewInput,
  DecideAppealInput,
  PerformanceFigureType,
  PerformanceReviewArgs,
  PerformanceReviewConnection,
  PerformanceReviewType,
  ReviewPerformanceInput,
  WorkloadArgs,
  WorkloadType,
} from './performance.type';

const result = (name: string) =>
  mutationResult(name, 'PerformanceReview', () => PerformanceReviewType);
const ReviewPerformanceResult = result('ReviewPerformanceResult');
const AppealReviewResult = result('AppealReviewResult');
const DecideAppealResult = result('DecideAppealResult');

const ownReviews = listField<PerformanceReview, PageArgs, GridContext>(
  'Query.myReviews',
  ({ actor }) => reviewsOfWorker(actor.subject),
);
const ofPost = listField<PerformanceReview, PageArgs, GridContext>(
  'GridPost.reviews',
  reviewsOfPost,
);
const ofArea = listField<PerformanceReview, PerformanceReviewArgs, GridContext>(
  'Area.performanceReviews',
  (_, { states }) => reviewsWithin(states ?? null),
);
const figuresOf = batched<GridContext, PerformanceFigure[]>(
  'PerformanceReview.figures',
  (context, ids) => figuresOfReviews(context.database.manager, ids),
);
/** Over all rows: what counts is the work, not what of it the caller may see. */
const workloadOfPost = batched<GridContext, Workload, Period>(
  'GridPost.workload',
  ({ database, clock }, ids, period) =>
    workloadsOf(database.whole, 'POST', ids, period, clock.now()),
);
const workloadOfGrid = batched<GridContext, Workload, Period>(
  'Grid.workload',
  ({ database, clock }, codes, period) =>
    workloadsOf(database.whole, 'GRID', codes, period, clock.now()),
);

/** Reviewing the work of posts, and appealing against it. */
@Resolver(() => PerformanceReviewType)
export class PerformanceResolver {
  @Policy('staff')
  @Query(() => PerformanceReviewConnection, {
    nullable: true,
    description: 'The reviews of the work of the caller (我的履职评价), the latest first.',
  })
  myReviews(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<PerformanceReview>>> {
    return ownReviews(context, '', args);
  }

  @FieldResolver(() => GridPostType, { nullable: true, description: 'The post.' })
  post(
    @Root() { postId }: PerformanceReview,
    @Ctx() context: GridContext,
  ): Promise<GridPost | null> {
    return postById(context, postId);
  }

  @FieldResolver(() => [PerformanceFigureType], {
    description: 'What was measured when it was made, with every definition.',
  })
  async figures(
    @Root() { id }: PerformanceReview,
    @Ctx() context: GridContext,
  ): Promise<PerformanceFigureType[]> {
    return ((await figuresOf(context, id)) ?? []).map(({ indicator, numerator, denominator }) => ({
      ...{ indicator, numerator, denominator },
      ...INDICATOR_DEFINITIONS[indicator],
    }));
  }

  @Authenticated()
  @Mutation(() => ReviewPerformanceResult, {
    description:
      'Reviews the work of a post in a period that is over (履职评价); the worker is shown it at once. Roles: secretaries and ' +
      'command centres of the place, not the worker. Answers PERFORMANCE_PERIOD, PERFORMANCE_POST, PERFORMANCE_REVIEWED, ' +
      'PERFORMANCE_EVENT_UNKNOWN, PERFORMANCE_EVENT_EXCLUDED, PERFORMANCE_OWN.',
  })
  reviewPerformance(
    @Ctx() context: GridContext,
    @Arg('input', () => ReviewPerformanceInput) input: ReviewPerformanceInput,
  ): Promise<Result<PerformanceReview>> {
    return reviewPerformance(context, input);
  }

  @Authenticated()
  @Mutation(() => AppealReviewResult, {
    description:
      'Appeals against an own review (申诉) within five working days. Answers PERFORMANCE_NOT_YOURS, APPEAL_OVER.',
  })
  appealReview(
    @Ctx() context: GridContext,
    @Arg('input', () => AppealReviewInput) input: AppealReviewInput,
  ): Promise<Result<PerformanceReview>> {
    return appealReview(context, input);
  }

  @Authenticated()
  @Mutation(() => DecideAppealResult, {
    description:
      'Decides about an appeal (处理申诉). Roles: as for reviewing, never the reviewer. Answers REVIEWER_DECIDES, ' +
      'PERFORMANCE_OWN, CORRECTION_MISSING.',
  })
  decideAppeal(
    @Ctx() context: GridContext,
    @Arg('input', () => DecideAppealInput) input: DecideAppealInput,
  ): Promise<Result<PerformanceReview>> {
    return decideAppeal(context, input);
  }
}

@Resolver(() => GridPostType)
export class WorkOfPost {
  @Policy('staff')
  @FieldResolver(() => WorkloadType, {
    nullable: true,
    description:
      'What was done in the post (工作量), for its holder and those who review there; null for others. Answers PERFORMANCE_PERIOD.',
  })
  async workload(
    @Root() post: GridPost,
    @Ctx() context: GridContext,
    @Args(() => WorkloadArgs) args: WorkloadArgs,
  ): Promise<Result<WorkloadType | null>> {
    if (!seesWorkloadOfPost(context.actor, post)) return ok(null);
    const period = workloadPeriod(args, context.clock.now());
    if (!period.ok) return period;
    const workload = await workloadOfPost(context, post.id, period.value);
    return ok(workload && { ...workload, ...period.value });
  }

  @Policy('staff')
  @FieldResolver(() => PerformanceReviewConnection, {
    nullable: true,
    description:
      'Reviews of the work in the post (履职评价), the latest first: for its holder and those who review there.',
  })
  reviews(
    @Root() { id }: GridPost,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<PerformanceReview>>> {
    return ofPost(context, id, args);
  }
}

@Resolver(() => GridObjectType)
export class WorkOfGrid {
  @Policy('staff')
  @FieldResolver(() => WorkloadType, {
    nullable: true,
    description:
      'What was done in the grid (工作量), for staff who cover it; null for others. Answers PERFORMANCE_PERIOD.',
  })
  async workload(
    @Root() { code }: Grid,
    @Ctx() context: GridContext,
    @Args(() => WorkloadArgs) args: WorkloadArgs,
  ): Promise<Result<WorkloadType | null>> {
    if (!seesWorkloadOfGrid(context.actor, code)) return ok(null);
    const period = workloadPeriod(args, context.clock.now());
    if (!period.ok) return period;
    const workload = await workloadOfGrid(context, code, period.value);
    return ok(workload && { ...workload, ...period.value });
  }
}

@Resolver(() => AreaType)
export class ReviewsOfArea {
  @Policy('staff')
  @FieldResolver(() => PerformanceReviewConnection, {
    nullable: true,
    description:
      'Reviews of posts here and below that the caller may see, such as those appealed against; by when they were made, ' +
      'never by what was measured.',
  })
  performanceReviews(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => PerformanceReviewArgs) args: PerformanceReviewArgs,
  ): Promise<Result<ConnectionValue<PerformanceReview>>> {
    return ofArea(context, code, args);
  }
}

export const PERFORMANCE_RESOLVERS = [
  PerformanceResolver,
  WorkOfPost,
  WorkOfGrid,
  ReviewsOfArea,
] as const;
