import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, MetricArgs, MetricType, Policy } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Application } from '../../domain/application/application.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import { OrganizationApplicationArgs } from '../application/application.args';
import { ApplicationConnection } from '../application/application.type';
import type { ServicesContext } from '../context';
import { ServiceItemArgs } from '../item/item.args';
import { ServiceItemConnection } from '../item/service-item.type';
import { applicationsOfOrganization, itemsOf, metricsOfOrganization } from './organization.loader';
import { OrganizationType } from './organization.type';

@Resolver(() => OrganizationType)
export class OrganizationResolver {
  @FieldResolver(() => ServiceItemConnection, {
    nullable: true,
    description: 'The service items in force that it carries out, by code. Public.',
  })
  serviceItems(
    @Root() organization: OrganizationType,
    @Ctx() context: ServicesContext,
    @Args(() => ServiceItemArgs) args: ServiceItemArgs,
  ): Promise<Result<ConnectionValue<ServiceItem>>> {
    return itemsOf(context, organization.id, args);
  }

  @Authenticated()
  @FieldResolver(() => ApplicationConnection, {
    nullable: true,
    description:
      'The applications it decides or received that the caller may see, the newest first.',
  })
  applications(
    @Root() organization: OrganizationType,
    @Ctx() context: ServicesContext,
    @Args(() => OrganizationApplicationArgs) args: OrganizationApplicationArgs,
  ): Promise<Result<ConnectionValue<Application>>> {
    return applicationsOfOrganization(context, organization.id, args);
  }

  @Policy('readsFigures')
  @FieldResolver(() => [MetricType], {
    nullable: true,
    description: 'Figures of the items it carries out and of the applications it decides.',
  })
  serviceMetrics(
    @Root() organization: OrganizationType,
    @Ctx() context: ServicesContext,
    @Args(() => MetricArgs) args: MetricArgs,
  ): Promise<Result<MetricType[]>> {
    return metricsOfOrganization(context, organization.id, args);
  }
}
