import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Policy } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { EmergencyPlan, PlanRole } from '../../domain/emergency/emergency-plan.entity';
import type {
  EmergencyResource,
  ResourceAllotment,
} from '../../domain/emergency/emergency-resource.entity';
import type {
  EmergencyIncident,
  SituationReportLimit,
} from '../../domain/emergency/incident.entity';
import { reportLimits } from '../../use-cases/emergency/list-emergencies';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { EmergencyPlanListArgs, EmergencyResourceListArgs } from './emergency-plan.input';
import {
  EmergencyPlanConnection,
  EmergencyPlanRoleType,
  EmergencyPlanType,
  EmergencyResourceConnection,
  EmergencyResourceType,
  ResourceAllotmentType,
  SituationReportLimitType,
} from './emergency-plan.type';
import { incidentsOfArea, plans, resourceById, resources } from './emergency.loader';
import { IncidentListArgs } from './incident.input';
import { EmergencyIncidentConnection } from './incident.type';

@Resolver(() => AreaType)
export class EmergenciesOfArea {
  @Policy('staff')
  @FieldResolver(() => EmergencyIncidentConnection, {
    nullable: true,
    description: 'Emergencies here and below that the caller may see, the latest first (突发事件).',
  })
  incidents(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => IncidentListArgs) args: IncidentListArgs,
  ): Promise<Result<ConnectionValue<EmergencyIncident>>> {
    return incidentsOfArea(context, code, args);
  }

  @Policy('staff')
  @FieldResolver(() => EmergencyPlanConnection, {
    nullable: true,
    description: 'Plans that hold here: its own and those of the areas around it (应急预案).',
  })
  emergencyPlans(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => EmergencyPlanListArgs) args: EmergencyPlanListArgs,
  ): Promise<Result<ConnectionValue<EmergencyPlan>>> {
    return plans(context, code, args);
  }

  @Policy('staff')
  @FieldResolver(() => EmergencyResourceConnection, {
    nullable: true,
    description: 'Supplies and teams kept here and below (应急资源).',
  })
  emergencyResources(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => EmergencyResourceListArgs) args: EmergencyResourceListArgs,
  ): Promise<Result<ConnectionValue<EmergencyResource>>> {
    return resources(context, code, args);
  }

  @Policy('staff')
  @Query(() => [SituationReportLimitType], {
    nullable: true,
    description: 'By when an emergency is first reported upwards, in each form.',
  })
  situationReportLimits(@Ctx() { database }: GridContext): Promise<SituationReportLimit[]> {
    return reportLimits(database.manager);
  }
}

@Resolver(() => EmergencyPlanType)
export class EmergencyPlanResolver {
  @FieldResolver(() => [EmergencyPlanRoleType], { description: 'Who does what, at most 50.' })
  roles(@Root() { roles }: EmergencyPlan): readonly PlanRole[] {
    return roles;
  }
}

@Resolver(() => EmergencyPlanRoleType)
export class EmergencyPlanRoleResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Who.' })
  organization(@Root() { organizationId }: PlanRole): OrganizationType | null {
    return organizationOf(organizationId);
  }
}

@Resolver(() => EmergencyResourceType)
export class EmergencyResourceResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'Whose it is.' })
  owner(@Root() { ownerOrganizationId }: EmergencyResource): OrganizationType | null {
    return organizationOf(ownerOrganizationId);
  }
}

@Resolver(() => ResourceAllotmentType)
export class ResourceAllotmentResolver {
  @FieldResolver(() => EmergencyResourceType, { nullable: true, description: 'Of what.' })
  resource(
    @Root() { resourceId }: ResourceAllotment,
    @Ctx() context: GridContext,
  ): Promise<EmergencyResource | null> {
    return resourceById(context, resourceId);
  }
}
