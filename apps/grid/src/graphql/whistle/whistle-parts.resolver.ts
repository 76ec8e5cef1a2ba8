import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Float, Resolver, Root } from 'type-graphql';
import type { WhistleRating } from '../../domain/whistle/whistle-rating.entity';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import type { WhistleResponseTransition } from '../../domain/whistle/whistle-response-transition.entity';
import { isOnTime, minutesToArrive } from '../../domain/whistle/whistle-response.rules';
import type { WhistleTask } from '../../domain/whistle/whistle-task.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import type { GridContext } from '../context';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { WhistleRatingType, WhistleTaskType } from './whistle-parts.type';
import { WhistleResponseStepConnection, WhistleResponseType } from './whistle-response.type';
import { stepsOfResponse, tasksOfWhistle, whistleById } from './whistle.loader';
import { WhistleType } from './whistle.type';

@Resolver(() => WhistleResponseType)
export class WhistleResponseResolver {
  @FieldResolver(() => WhistleType, { description: 'The whistle it answers.' })
  whistle(
    @Root() { whistleId }: WhistleResponse,
    @Ctx() context: GridContext,
  ): Promise<Whistle | null> {
    return whistleById(context, whistleId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who responds.' })
  organization(@Root() { organizationId }: WhistleResponse): OrganizationType | null {
    return organizationOf(organizationId);
  }

  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'Whether it came within the limit; null while nobody can say, and when excused.',
  })
  onTime(@Root() response: WhistleResponse, @Ctx() { clock }: GridContext): boolean | null {
    return isOnTime(response, clock.now());
  }

  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Minutes of the wall clock from the call to the arrival; null until it arrived.',
  })
  minutesToArrive(@Root() response: WhistleResponse): number | null {
    return minutesToArrive(response);
  }

  @FieldResolver(() => [WhistleTaskType], { description: 'The tasks it leads.' })
  async tasks(
    @Root() { whistleId, organizationId }: WhistleResponse,
    @Ctx() context: GridContext,
  ): Promise<WhistleTask[]> {
    const tasks = (await tasksOfWhistle(context, whistleId)) ?? [];
    return tasks.filter(({ leadOrganizationId }) => leadOrganizationId === organizationId);
  }

  @FieldResolver(() => WhistleResponseStepConnection, { description: 'Its steps in their order.' })
  history(
    @Root() { id }: WhistleResponse,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<WhistleResponseTransition>>> {
    return stepsOfResponse(context, id, args);
  }
}

@Resolver(() => WhistleTaskType)
export class WhistleTaskResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'The one that leads it.' })
  leadOrganization(@Root() { leadOrganizationId }: WhistleTask): OrganizationType | null {
    return organizationOf(leadOrganizationId);
  }

  @FieldResolver(() => [OrganizationType], { nullable: true, description: 'Who helps.' })
  assistOrganizations(@Root() { assistOrganizationIds }: WhistleTask): OrganizationType[] {
    return assistOrganizationIds.map((id) => ({ id }));
  }
}

@Resolver(() => WhistleRatingType)
export class WhistleRatingResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who says it.' })
  from(@Root() { fromOrganizationId }: WhistleRating): OrganizationType | null {
    return organizationOf(fromOrganizationId);
  }

  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Of whom.' })
  to(@Root() { toOrganizationId }: WhistleRating): OrganizationType | null {
    return organizationOf(toOrganizationId);
  }
}
