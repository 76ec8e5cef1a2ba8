import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, MetricArgs, MetricType, Policy } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { GridContext } from '../context';
import { EventListArgs } from '../event/event.args';
import { GovEventConnection } from '../event/gov-event.type';
import { metricsOfOrganization, ordersOfOrganization } from './organization.loader';
import { OrganizationType } from './organization.type';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Authenticated()
  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description: 'The events it leads that the caller may see, the newest first.',
  })
  gridOrders(
    @Root() { id }: OrganizationType,
    @Ctx() context: GridContext,
    @Args(() => EventListArgs) args: EventListArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return ordersOfOrganization(context, id, args);
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description: 'Figures of the events it leads. For the organisation itself and the centre.',
  })
  gridMetrics(
    @Root() { id }: OrganizationType,
    @Ctx() context: GridContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfOrganization(context, id, args);
  }
}
