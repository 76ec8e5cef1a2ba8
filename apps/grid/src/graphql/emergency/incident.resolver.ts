import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { DutyTask } from '../../domain/duty-task/duty-task.entity';
import type { EmergencyPlan } from '../../domain/emergency/emergency-plan.entity';
import type { ResourceAllotment } from '../../domain/emergency/emergency-resource.entity';
import { seesCasualties } from '../../domain/emergency/emergency.rules';
import type {
  EmergencyIncident,
  EmergencyIncidentTransition,
  Improvement,
  SituationReport,
} from '../../domain/emergency/incident.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import type { IncidentMoment } from '../../use-cases/emergency/list-emergencies';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import type { GridContext } from '../context';
import { DutyTaskConnection } from '../duty-task/duty-task.type';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { whistleById } from '../whistle/whistle.loader';
import { WhistleType } from '../whistle/whistle.type';
import { EmergencyPlanType, ResourceAllotmentConnection } from './emergency-plan.type';
import {
  allotments,
  incidentById,
  incidentTasks,
  planById,
  reports,
  stepsOfIncident,
  timelineOf,
  whistlesOf,
} from './emergency.loader';
import {
  CasualtyCountsType,
  EmergencyIncidentStepConnection,
  EmergencyIncidentType,
  IncidentImprovementType,
  IncidentMomentType,
  SituationReportConnection,
  SituationReportType,
} from './incident.type';

@Resolver(() => EmergencyIncidentType)
export class IncidentResolver {
  @Policy('staff')
  @Query(() => EmergencyIncidentType, {
    nullable: true,
    description: 'An emergency by its key; null when there is none the caller may see.',
  })
  emergencyIncident(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the incident.' }) id: string,
  ): Promise<EmergencyIncident | null> {
    return incidentById(context, id);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Where.' })
  area(@Root() { areaCode }: EmergencyIncident, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The event it was reported as, where the caller may see it.',
  })
  event(
    @Root() { eventId }: EmergencyIncident,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> | null {
    return eventId === null ? null : eventById(context, eventId);
  }

  @FieldResolver(() => EmergencyPlanType, {
    nullable: true,
    description: 'The version of the plan it is answered by; null until the response begins.',
  })
  plan(
    @Root() { planId }: EmergencyIncident,
    @Ctx() context: GridContext,
  ): Promise<EmergencyPlan | null> | null {
    return planId === null ? null : planById(context, planId);
  }

  @FieldResolver(() => [IncidentMomentType], {
    nullable: true,
    description:
      'All that happened in its order (时间线), at most 500: steps, levels, reports, tasks, whistles and resources, as ' +
      'far as the caller sees them.',
  })
  timeline(
    @Root() { id }: EmergencyIncident,
    @Ctx() context: GridContext,
  ): Promise<IncidentMoment[] | null> {
    return timelineOf(context, id);
  }

  @FieldResolver(() => SituationReportConnection, {
    description: 'What was reported upwards, the latest first.',
  })
  reports(
    @Root() { id }: EmergencyIncident,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<SituationReport>>> {
    return reports(context, id, args);
  }

  @FieldResolver(() => ResourceAllotmentConnection, {
    description: 'Resources given to it, the first first.',
  })
  allotments(
    @Root() { id }: EmergencyIncident,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<ResourceAllotment>>> {
    return allotments(context, id, args);
  }

  @FieldResolver(() => DutyTaskConnection, {
    description: 'Tasks given to people on duty, the first first.',
  })
  tasks(
    @Root() { id }: EmergencyIncident,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DutyTask>>> {
    return incidentTasks(context, id, args);
  }

  @FieldResolver(() => [WhistleType], {
    nullable: true,
    description: 'Whistles blown for it, at most 50, as far as the caller sees them.',
  })
  async whistles(
    @Root() { id }: EmergencyIncident,
    @Ctx() context: GridContext,
  ): Promise<Whistle[]> {
    const ids = (await whistlesOf(context, id)) ?? [];
    const whistles = await Promise.all(ids.map((each) => whistleById(context, each)));
    return whistles.flatMap((whistle) => (whistle === null ? [] : [whistle]));
  }

  @FieldResolver(() => EmergencyIncidentStepConnection, {
    description: 'All steps in their order.',
  })
  history(
    @Root() { id }: EmergencyIncident,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EmergencyIncidentTransition>>> {
    return stepsOfIncident(context, id, args);
  }
}

@Resolver(() => SituationReportType)
export class SituationReportResolver {
  @FieldResolver(() => CasualtyCountsType, {
    nullable: true,
    description:
      'How many people it touched: for command centres of the place, which lead the response; null for everybody else.',
  })
  async casualties(
    @Root() report: SituationReport,
    @Ctx() context: GridContext,
  ): Promise<SituationReport | null> {
    const incident = await incidentById(context, report.incidentId);
    return incident && seesCasualties(context.actor, incident) ? report : null;
  }
}

@Resolver(() => IncidentImprovementType)
export class IncidentImprovementResolver {
  @FieldResolver(() => OrganizationType, { nullable: true, description: 'By whom.' })
  organization(@Root() { organizationId }: Improvement): OrganizationType | null {
    return organizationOf(organizationId);
  }
}
