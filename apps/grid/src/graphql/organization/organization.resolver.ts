import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import {
  Authenticated,
  LeagueArgs,
  leagueOf,
  MetricArgs,
  MetricType,
  Policy,
} from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { GridContext } from '../context';
import { EventListArgs } from '../event/event.args';
import { GovEventConnection } from '../event/gov-event.type';
import { metricsOfOrganization, ordersOfOrganization } from './organization.loader';
import { OrganizationFigureType, OrganizationType } from './organization.type';
import { GRID_METRICS } from '../../metrics/catalogue';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @Policy('readsFigures')
  @Query(() => [OrganizationFigureType], {
    nullable: true,
    description:
      'Organisations by a figure of events or whistles, to see where help is needed; not a score: read it with its caution. Hidden figures come last. Roles: the district centre, party organisers, auditors, administrators; refused with FORBIDDEN otherwise, and with UNKNOWN_METRIC for a metric not counted for organisations (metrics.md: league tables by organisation).',
  })
  async gridOrganizationFigures(
    @Ctx() context: GridContext,
    @Args(() => LeagueArgs) args: LeagueArgs,
  ): Promise<Result<OrganizationFigureType[]>> {
    const league = await leagueOf(GRID_METRICS, context, args);
    return league.ok
      ? ok(
          league.value.map(({ organizationId, metric }) => ({
            organization: { id: organizationId },
            metric,
          })),
        )
      : league;
  }

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
