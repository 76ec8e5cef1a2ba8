import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type {
  AreaAlert,
  AreaAlertRule,
  AreaAlertTransition,
} from '../../domain/area-alert/area-alert.entity';
import type { Area } from '../../domain/area/area.entity';
import type { EventCategory } from '../../domain/category/event-category.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { Whistle } from '../../domain/whistle/whistle.entity';
import { alertRules } from '../../use-cases/area-alert/list-alerts';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import { categoryByCode } from '../category/event-category.loader';
import { EventCategoryType } from '../category/event-category.type';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { whistleById } from '../whistle/whistle.loader';
import { WhistleType } from '../whistle/whistle.type';
import { AreaAlertListArgs } from './area-alert.input';
import { actionsOfAlert, alertById, alertsOfArea, historyOfAreaAlert } from './area-alert.loader';
import {
  AreaAlertConnection,
  AreaAlertGraphType,
  AreaAlertRuleType,
  AreaAlertStepConnection,
} from './area-alert.type';

const found = <T>(objects: readonly (T | null)[]): T[] =>
  objects.flatMap((object) => (object === null ? [] : [object]));

@Resolver(() => AreaAlertGraphType)
export class AreaAlertResolver {
  @Policy('staff')
  @Query(() => AreaAlertGraphType, {
    nullable: true,
    description: 'An area alert by its key; null when there is none the caller may see.',
  })
  areaAlert(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the alert.' }) id: string,
  ): Promise<AreaAlert | null> {
    return alertById(context, id);
  }

  @Policy('staff')
  @Query(() => [AreaAlertRuleType], {
    nullable: true,
    description: 'What alerts of each type count and when they are raised, at most 50.',
  })
  areaAlertRules(@Ctx() { database }: GridContext): Promise<AreaAlertRule[]> {
    return alertRules(database.manager);
  }

  @FieldResolver(() => AreaType, { description: 'The community or grid that was counted.' })
  area(@Root() { areaCode }: AreaAlert, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, areaCode);
  }

  @FieldResolver(() => EventCategoryType, {
    nullable: true,
    description: 'The one matter all reports share; null where the type counts several.',
  })
  matter(
    @Root() { matterCode }: AreaAlert,
    @Ctx() context: GridContext,
  ): Promise<EventCategory | null> {
    return matterCode === null ? Promise.resolve(null) : categoryByCode(context, matterCode);
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'Who leads most of what was counted: whom to ask for a solution.',
  })
  owner(@Root() { ownerOrganizationId }: AreaAlert): OrganizationType | null {
    return organizationOf(ownerOrganizationId);
  }

  @FieldResolver(() => [GovEventType], {
    nullable: true,
    description:
      'Events by which the matter is solved, at most 50, as far as the caller sees them.',
  })
  actionEvents(@Root() { id }: AreaAlert, @Ctx() context: GridContext): Promise<GovEvent[]> {
    return linked(context, id, 'GovEvent', eventById);
  }

  @FieldResolver(() => [WhistleType], {
    nullable: true,
    description:
      'Whistles by which the matter is solved, at most 50, as far as the caller sees them.',
  })
  actionWhistles(@Root() { id }: AreaAlert, @Ctx() context: GridContext): Promise<Whistle[]> {
    return linked(context, id, 'Whistle', whistleById);
  }

  @FieldResolver(() => AreaAlertStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() { id }: AreaAlert,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<AreaAlertTransition>>> {
    return historyOfAreaAlert(context, id, args);
  }
}

async function linked<T>(
  context: GridContext,
  alertId: string,
  type: string,
  byId: (context: GridContext, id: string) => Promise<T | null>,
): Promise<T[]> {
  const actions = (await actionsOfAlert(context, alertId)) ?? [];
  const ids = actions.filter((action) => action.type === type).map(({ id }) => id);
  return found(await Promise.all(ids.map((id) => byId(context, id))));
}

@Resolver(() => AreaType)
export class AlertsOfAreaResolver {
  @Policy('staff')
  @FieldResolver(() => AreaAlertConnection, {
    nullable: true,
    description: 'Alerts here and below that the caller may see, the latest week first (区域预警).',
  })
  alerts(
    @Root() { code }: Area,
    @Ctx() context: GridContext,
    @Args(() => AreaAlertListArgs) args: AreaAlertListArgs,
  ): Promise<Result<ConnectionValue<AreaAlert>>> {
    return alertsOfArea(context, code, args);
  }
}
