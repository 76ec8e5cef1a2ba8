import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { RiskPhase } from '../../domain/risk/risk.codes';
import type { Risk, RiskMeasure, RiskReview, RiskTransition } from '../../domain/risk/risk.entity';
import { phaseOf } from '../../domain/risk/risk.rules';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { measures, reviews, riskById, stepsOfRisk, tasksOfRisk } from './risk.loader';
import {
  RiskMeasureConnection,
  RiskMeasureType,
  RiskPhaseEnum,
  RiskReviewConnection,
  RiskStepConnection,
  RiskType,
} from './risk.type';

@Resolver(() => RiskType)
export class RiskResolver {
  @Policy('staff')
  @Query(() => RiskType, {
    nullable: true,
    description: 'A risk by its key; null when there is none the caller may see.',
  })
  risk(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the risk.' }) id: string,
  ): Promise<Risk | null> {
    return riskById(context, id);
  }

  @FieldResolver(() => RiskPhaseEnum, {
    nullable: true,
    description: 'The phase it is in; null when it is over.',
  })
  phase(@Root() risk: Risk): RiskPhase | null {
    return phaseOf(risk);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where it lies.' })
  area(@Root() { areaCode }: Risk, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who answers for it.' })
  owner(@Root() { ownerOrganizationId }: Risk): OrganizationType | null {
    return organizationOf(ownerOrganizationId);
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The event it was found in, where the caller may see it.',
  })
  foundInEvent(
    @Root() { source, sourceId }: Risk,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> | null {
    return source === 'EVENT' && sourceId !== null ? eventById(context, sourceId) : null;
  }

  @FieldResolver(() => RiskMeasureConnection, {
    description: 'What is done about it, the earlier due first.',
  })
  measures(
    @Root() { id }: Risk,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<RiskMeasure>>> {
    return measures(context, id, args);
  }

  @FieldResolver(() => [GovEventType], {
    nullable: true,
    description: 'Events opened as its tasks, at most 50, as far as the caller sees them.',
  })
  async events(@Root() { id }: Risk, @Ctx() context: GridContext): Promise<GovEvent[]> {
    const ids = (await tasksOfRisk(context, id)) ?? [];
    const events = await Promise.all(ids.map((each) => eventById(context, each)));
    return events.flatMap((event) => (event === null ? [] : [event]));
  }

  @FieldResolver(() => RiskReviewConnection, { description: 'Its reviews, the latest first.' })
  reviews(
    @Root() { id }: Risk,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<RiskReview>>> {
    return reviews(context, id, args);
  }

  @FieldResolver(() => RiskStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() { id }: Risk,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<RiskTransition>>> {
    return stepsOfRisk(context, id, args);
  }
}

@Resolver(() => RiskMeasureType)
export class RiskMeasureResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who does it.' })
  owner(@Root() { ownerOrganizationId }: RiskMeasure): OrganizationType | null {
    return organizationOf(ownerOrganizationId);
  }
}
