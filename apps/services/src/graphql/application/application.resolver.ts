import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { ApplicationTransition } from '../../domain/application/application-transition.entity';
import type { LimitWarning } from '../../domain/application/application.codes';
import type { Application } from '../../domain/application/application.entity';
import { limitWarnings } from '../../domain/application/application.rules';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import { findByTrackingCode } from '../../use-cases/application/find-applications';
import { AreaType } from '../area/area.type';
import type { ServicesContext } from '../context';
import { serviceItemById, versionById } from '../item/service-item.loader';
import { ServiceItemVersionType } from '../item/service-item-version.type';
import { ServiceItemType } from '../item/service-item.type';
import { OrganizationType } from '../organization/organization.type';
import { ApplicationClockType } from './application-clock.type';
import { ApplicationProgressType } from './application-progress.type';
import { ApplicationStepConnection } from './application-step.type';
import { LimitWarningEnum } from './application.enums';
import { applicationById, clocksOfApplication, stepsOf } from './application.loader';
import { ApplicationType } from './application.type';

@Resolver(() => ApplicationType)
export class ApplicationResolver {
  @Query(() => ApplicationType, {
    nullable: true,
    description: 'An application by its key; null when there is none or the caller may not see it.',
  })
  application(
    @Ctx() context: ServicesContext,
    @Arg('id', () => ID, { description: 'The key of the application.' }) id: string,
  ): Promise<Application | null> {
    return applicationById(context, id);
  }

  @Query(() => ApplicationProgressType, {
    nullable: true,
    description:
      'How far the application with this tracking code is; null for an unknown code. Public: the code is the right to ask.',
  })
  applicationByTrackingCode(
    @Ctx() { database }: ServicesContext,
    @Arg('code', () => String, { description: 'The tracking code; blanks and case do not matter.' })
    code: string,
  ): Promise<Application | null> {
    return findByTrackingCode(database, code);
  }

  @FieldResolver(() => ServiceItemType, { nullable: true, description: 'What is applied for.' })
  item(
    @Root() application: Application,
    @Ctx() context: ServicesContext,
  ): Promise<ServiceItem | null> {
    return serviceItemById(context, application.serviceItemId);
  }

  @FieldResolver(() => ServiceItemVersionType, {
    description: 'The version it was submitted under; it stays, whatever comes later.',
  })
  itemVersion(
    @Root() application: Application,
    @Ctx() context: ServicesContext,
  ): Promise<ServiceItemVersion | null> {
    return versionById(context, application.serviceItemVersionId);
  }

  @FieldResolver(() => AreaType, {
    nullable: true,
    description: 'The smallest area it is known to belong to.',
  })
  area(@Root() application: Application): AreaType {
    return { code: application.areaCode };
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who received it (收件单位).',
  })
  receivingOrganization(@Root() application: Application): OrganizationType | null {
    const id = application.receivingOrganizationId;
    return id === null ? null : { id };
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who decides it (审批单位).',
  })
  implementingOrganization(@Root() application: Application): OrganizationType {
    return { id: application.implementingOrganizationId };
  }

  @FieldResolver(() => [ApplicationClockType], { description: 'Its limits, at most four.' })
  async clocks(
    @Root() application: Application,
    @Ctx() context: ServicesContext,
  ): Promise<ApplicationClockType[]> {
    const now = context.clock.now();
    const clocks = await clocksOfApplication(context, application.id);
    return [...(clocks ?? [])].map(([kind, clock]) => ({
      ...clock.toRecord(),
      kind,
      status: clock.statusAt(now),
    }));
  }

  @FieldResolver(() => [LimitWarningEnum], { description: 'What its limits warn of now.' })
  async warnings(
    @Root() application: Application,
    @Ctx() context: ServicesContext,
  ): Promise<readonly LimitWarning[]> {
    const clocks = await clocksOfApplication(context, application.id);
    return clocks ? limitWarnings(clocks, context.clock.now()) : [];
  }

  @FieldResolver(() => ApplicationStepConnection, { description: 'Its steps, in their order.' })
  steps(
    @Root() application: Application,
    @Ctx() context: ServicesContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<ApplicationTransition>>> {
    return stepsOf(context, application.id, args);
  }
}
