import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, ID, Query, Resolver, Root } from 'type-graphql';
import type { Area } from '../../domain/area/area.entity';
import type { EventCategory } from '../../domain/category/event-category.entity';
import { workAreaOf } from '../../domain/event/event.rules';
import { clockOf } from '../../domain/event/event-deadline';
import type { GovEventTransition } from '../../domain/event/gov-event-transition.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { areaByCode } from '../area/area.loader';
import { AreaType } from '../area/area.type';
import { categoryByCode } from '../category/event-category.loader';
import { EventCategoryType } from '../category/event-category.type';
import type { GridContext } from '../context';
import { organizationOf, OrganizationType } from '../organization/organization.type';
import { EventDeadlineType } from './event-deadline.type';
import { EventStepConnection, EventStepType } from './event-step.type';
import { EventListArgs } from './event.args';
import {
  eventById,
  historyOf,
  lastStepOfEvent,
  openTasks,
  possibleDuplicatesOf,
} from './gov-event.loader';
import { GovEventConnection, GovEventType } from './gov-event.type';

@Resolver(() => GovEventType)
export class GovEventResolver {
  @Query(() => GovEventType, {
    nullable: true,
    description: 'An event by its key; null when there is none that the caller may see.',
  })
  govEvent(
    @Ctx() context: GridContext,
    @Arg('id', () => ID, { description: 'The key of the event.' }) id: string,
  ): Promise<GovEvent | null> {
    return eventById(context, id);
  }

  @Authenticated()
  @Query(() => GovEventConnection, {
    nullable: true,
    description:
      'What the caller has to do or watch (我的待办): open events in the own areas, with the own organisation, or ' +
      'reported by the caller, the oldest first.',
  })
  myOpenEvents(
    @Ctx() context: GridContext,
    @Args(() => EventListArgs) args: EventListArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return openTasks(context, '', args);
  }

  @FieldResolver(() => AreaType, { description: 'The smallest area the place is known to lie in.' })
  area(@Root() event: GovEvent, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, event.areaCode);
  }

  @FieldResolver(() => AreaType, {
    description:
      'The area whose people work on it (现办理区域): its own, or what became of that where it was drawn anew while ' +
      'the event was open.',
  })
  workArea(@Root() event: GovEvent, @Ctx() context: GridContext): Promise<Area | null> {
    return areaByCode(context, workAreaOf(event));
  }

  @FieldResolver(() => EventCategoryType, {
    nullable: true,
    description: 'The leaf of the category tree; null until it is accepted.',
  })
  category(
    @Root() event: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<EventCategory | null> | null {
    return event.categoryCode === null ? null : categoryByCode(context, event.categoryCode);
  }

  @Policy('staff')
  @FieldResolver(() => EventCategoryType, {
    nullable: true,
    description: 'The leaf it was said to be when it came in; whoever accepts decides.',
  })
  saidCategory(
    @Root() { saidCategoryCode }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<EventCategory | null> | null {
    return saidCategoryCode === null ? null : categoryByCode(context, saidCategoryCode);
  }

  @Policy('staff')
  @FieldResolver(() => String, {
    nullable: true,
    description: 'The system that brought it in, by its code (G12).',
  })
  externalSystem(@Root() { externalSystem }: GovEvent): string | null {
    return externalSystem;
  }

  @Policy('staff')
  @FieldResolver(() => String, { nullable: true, description: 'Its key in that system.' })
  externalId(@Root() { externalId }: GovEvent): string | null {
    return externalId;
  }

  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The one organisation that leads (主办单位).',
  })
  leadOrganization(@Root() event: GovEvent): OrganizationType | null {
    return organizationOf(event.leadOrganizationId);
  }

  @FieldResolver(() => [OrganizationType], {
    nullable: true,
    description: 'Organisations that assist (协办单位).',
  })
  assistOrganizations(@Root() event: GovEvent): OrganizationType[] {
    return event.assistOrganizationIds.map((id) => ({ id }));
  }

  @Policy('handlesEvents', 'audits')
  @FieldResolver(() => OrganizationType, {
    nullable: true,
    description: 'The organisation that should lead instead, as the one that asks to return says.',
  })
  suggestedOrganization(@Root() event: GovEvent): OrganizationType | null {
    return organizationOf(event.suggestedOrganizationId);
  }

  @FieldResolver(() => EventDeadlineType, {
    nullable: true,
    description: 'The limit for handling; null until it is accepted.',
  })
  deadline(@Root() event: GovEvent, @Ctx() { clock }: GridContext): EventDeadlineType | null {
    const deadline = clockOf(event);
    return deadline && { ...deadline, status: deadline.statusAt(clock.now()) };
  }

  @FieldResolver(() => EventStepType, { nullable: true, description: 'What was done last.' })
  lastStep(
    @Root() event: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<GovEventTransition | null> {
    return lastStepOfEvent(context, event.id);
  }

  @FieldResolver(() => EventStepConnection, { description: 'All steps in their order.' })
  history(
    @Root() event: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEventTransition>>> {
    return historyOf(context, event.id, args);
  }

  @FieldResolver(() => GovEventConnection, {
    nullable: true,
    description:
      'Open events that may be the same matter (疑似重复): same nature, close by, within twelve weeks (G8). A ' +
      'suggestion; a person decides.',
  })
  possibleDuplicates(
    @Root() event: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<GovEvent>>> {
    return possibleDuplicatesOf(context, event.id, args);
  }
}
