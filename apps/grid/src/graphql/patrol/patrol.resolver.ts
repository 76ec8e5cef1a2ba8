import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { Grid } from '../../domain/grid/grid.entity';
import type { PatrolPlan, PatrolPoint } from '../../domain/patrol/patrol-plan.entity';
import type { CheckIn, Patrol, PatrolTransition } from '../../domain/patrol/patrol.entity';
import type { GridPost } from '../../domain/post/grid-post.entity';
import { knowsVisits } from '../../use-cases/patrol/list-patrols';
import type { GridContext } from '../context';
import { today } from '../context';
import { GovEventConnection } from '../event/gov-event.type';
import { GridObjectType } from '../grid/grid.type';
import { postById } from '../post/grid-post.loader';
import { GridPostType } from '../post/grid-post.type';
import { PatrolArgs, PatrolPlanArgs } from './patrol.input';
import {
  eventsOfPatrol,
  ownCheckIns,
  ownPatrols,
  patrolById,
  patrolPlanById,
  patrolsOfGrid,
  plansOfGrid,
  pointsOfPlan,
  stepsOfPatrol,
  visitsOfPatrol,
} from './patrol.loader';
import {
  CheckInConnection,
  PatrolConnection,
  PatrolPlanConnection,
  PatrolPlanType,
  PatrolPointType,
  PatrolStepConnection,
  PatrolType,
  PatrolVisitType,
} from './patrol.type';

@Resolver(() => PatrolType)
export class PatrolResolver {
  @Policy('staff')
  @Query(() => PatrolConnection, {
    nullable: true,
    description: 'The patrols of the caller (我的巡查), the latest day first.',
  })
  myPatrols(
    @Ctx() context: GridContext,
    @Args(() => PatrolArgs) args: PatrolArgs,
  ): Promise<Result<ConnectionValue<Patrol>>> {
    return ownPatrols(context, '', args);
  }

  @Policy('staff')
  @Query(() => CheckInConnection, {
    nullable: true,
    description:
      'The check-ins of the caller (我的打卡) of the last 30 days, the latest first: all that is kept of where they were.',
  })
  myCheckIns(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<CheckIn>>> {
    return ownCheckIns(context, '', args);
  }

  @Policy('staff')
  @Query(() => PatrolType, {
    nullable: true,
    description: 'A patrol by its key; null when there is none the caller may see.',
  })
  patrol(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key.' }) id: string,
  ): Promise<Patrol | null> {
    return patrolById(context, id);
  }

  @FieldResolver(() => PatrolPlanType, { nullable: true, description: 'Its plan.' })
  plan(@Root() { planId }: Patrol, @Ctx() context: GridContext): Promise<PatrolPlan | null> {
    return patrolPlanById(context, planId);
  }

  @FieldResolver(() => GridPostType, { nullable: true, description: 'The post that goes.' })
  post(@Root() { postId }: Patrol, @Ctx() context: GridContext): Promise<GridPost | null> {
    return postById(context, postId);
  }

  @FieldResolver(() => [PatrolVisitType], {
    description: 'Its points in their order, at most 30, and whether each was visited.',
  })
  async visits(@Root() patrol: Patrol, @Ctx() context: GridContext): Promise<PatrolVisitType[]> {
    const [points, visited] = await Promise.all([
      pointsOfPlan(context, patrol.planId),
      visitsOfPatrol(context, patrol.id),
    ]);
    const known = knowsVisits(patrol, today(context));
    return (points ?? []).map((point) => ({
      point,
      visited: known ? (visited?.has(point.id) ?? false) : null,
    }));
  }

  @Authenticated()
  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description: 'The events that came of it, as far as the caller may see them.',
  })
  findings(
    @Root() { id }: Patrol,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return eventsOfPatrol(context, id, args);
  }

  @FieldResolver(() => PatrolStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() { id }: Patrol,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<PatrolTransition>>> {
    return stepsOfPatrol(context, id, args);
  }
}

@Resolver(() => PatrolPlanType)
export class PatrolPlanResolver {
  @FieldResolver(() => GridPostType, { nullable: true, description: 'The post that goes.' })
  post(@Root() { postId }: PatrolPlan, @Ctx() context: GridContext): Promise<GridPost | null> {
    return postById(context, postId);
  }

  @FieldResolver(() => [PatrolPointType], { description: 'Its points in their order, at most 30.' })
  async points(
    @Root() { id }: PatrolPlan,
    @Ctx() context: GridContext,
  ): Promise<readonly PatrolPoint[]> {
    return (await pointsOfPlan(context, id)) ?? [];
  }
}

@Resolver(() => GridObjectType)
export class PatrolsOfGrid {
  @Policy('staff')
  @FieldResolver(() => PatrolPlanConnection, {
    nullable: true,
    description: 'What is patrolled in it (巡查计划), the latest plan first.',
  })
  patrolPlans(
    @Root() { code }: Grid,
    @Ctx() context: GridContext,
    @Args(() => PatrolPlanArgs) args: PatrolPlanArgs,
  ): Promise<Result<ConnectionValue<PatrolPlan>>> {
    return plansOfGrid(context, code, args);
  }

  @Policy('staff')
  @FieldResolver(() => PatrolConnection, {
    nullable: true,
    description:
      'Its patrols (巡查) that the caller may see, the latest day first: own ones, and all for whoever leads the grid or plans there.',
  })
  patrols(
    @Root() { code }: Grid,
    @Ctx() context: GridContext,
    @Args(() => PatrolArgs) args: PatrolArgs,
  ): Promise<Result<ConnectionValue<Patrol>>> {
    return patrolsOfGrid(context, code, args);
  }
}
