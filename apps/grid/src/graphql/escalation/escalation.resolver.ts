import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { PageArgs, Policy } from '@gezhi/subgraph';
import { Args, Ctx, FieldResolver, Int, Query, Resolver, Root } from 'type-graphql';
import { Deadline } from '@gezhi/deadlines';
import type { EscalationRule } from '../../domain/escalation/escalation-rule.entity';
import type { EventEscalation } from '../../domain/escalation/event-escalation.entity';
import { remainingOf } from '../../domain/event/event-deadline';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { GridContext } from '../context';
import { EventDeadlineType } from '../event/event-deadline.type';
import { GovEventType } from '../event/gov-event.type';
import { calendarOf, escalationRules, escalationsOfEvent, watchOfEvent } from './escalation.loader';
import {
  EscalationRuleConnection,
  EventEscalationConnection,
  NextEscalationType,
  StageDeadlineType,
} from './escalation.type';

/** What deadlines did about an event and will do. */
@Resolver(() => GovEventType)
export class EscalationResolver {
  @Policy('staff')
  @Query(() => EscalationRuleConnection, {
    nullable: true,
    description: 'How lateness is carried up in this city, each rule with its source.',
  })
  escalationRules(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EscalationRule>>> {
    return escalationRules(context, '', args);
  }

  @Policy('staff')
  @FieldResolver(() => EventEscalationConnection, {
    nullable: true,
    description: 'Reminders and escalations in the order they fell due (G7).',
  })
  escalations(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EventEscalation>>> {
    return escalationsOfEvent(context, id, args);
  }

  @Policy('staff')
  @FieldResolver(() => NextEscalationType, {
    nullable: true,
    description:
      'What happens next if nothing is done; null when nothing is left, while it is suspended, and for the minute ' +
      'after a step until deadlines have been looked at.',
  })
  async nextEscalation(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<NextEscalationType | null> {
    const watch = await watchOfEvent(context, id);
    return watch?.nextAt && watch.nextLevel ? { level: watch.nextLevel, at: watch.nextAt } : null;
  }

  @Policy('staff')
  @FieldResolver(() => StageDeadlineType, {
    nullable: true,
    description: 'The limit of the present step; null where it has none, as nextEscalation.',
  })
  async stageDeadline(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
  ): Promise<StageDeadlineType | null> {
    const watch = await watchOfEvent(context, id);
    if (!watch?.stage || !watch.stageStartedAt || !watch.stageDueAt) return null;
    const { stage, stageStartedAt: startedAt, stageDueAt: dueAt } = watch;
    return {
      ...{ stage, startedAt, dueAt },
      status: context.clock.now() > dueAt ? 'OVERDUE' : 'ON_TIME',
    };
  }
}

@Resolver(() => EventDeadlineType)
export class EventDeadlineResolver {
  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'How much of the limit is left, in its unit: whole working days or days after today, whole hours or minutes. ' +
      '0 when it has run out or ends today; null once it is met.',
  })
  async remaining(@Root() deadline: Deadline, @Ctx() context: GridContext): Promise<number | null> {
    const calendar = await calendarOf(context, '');
    const clock = Deadline.fromRecord(deadline);
    return calendar && remainingOf(clock, context.clock.now(), calendar);
  }
}
