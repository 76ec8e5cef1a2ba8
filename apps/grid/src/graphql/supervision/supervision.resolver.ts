import type { Result } from '@gezhi/kernel';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventSupervision } from '../../domain/supervision/event-supervision.entity';
import { answerSupervision } from '../../use-cases/supervision/answer-supervision';
import { liftSupervision, returnSupervision } from '../../use-cases/supervision/end-supervision';
import { superviseEvent } from '../../use-cases/supervision/supervise-event';
import type { GridContext } from '../context';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import { EventReasonInput } from '../event/step.input';
import {
  AnswerSupervisionInput,
  ReturnSupervisionInput,
  SuperviseEventInput,
  SupervisionListArgs,
} from './supervision.input';
import { supervisedEvents, supervisionsOf } from './supervision.loader';
import { EventSupervisionConnection, EventSupervisionType } from './supervision.type';

const result = (name: string) => mutationResult(name, 'GovEvent', () => GovEventType);
const SuperviseEventResult = result('SuperviseEventResult');
const AnswerSupervisionResult = result('AnswerSupervisionResult');
const ReturnSupervisionResult = result('ReturnSupervisionResult');
const LiftSupervisionResult = result('LiftSupervisionResult');

/** Supervision (督办). */
@Resolver(() => EventSupervisionType)
export class SupervisionResolver {
  @Policy('staff')
  @Query(() => EventSupervisionConnection, {
    nullable: true,
    description: 'What is under supervision (督办清单) among the events the caller may see.',
  })
  eventSupervisions(
    @Ctx() context: GridContext,
    @Args(() => SupervisionListArgs) args: SupervisionListArgs,
  ): Promise<Result<ConnectionValue<EventSupervision>>> {
    return supervisedEvents(context, '', args);
  }

  @FieldResolver(() => GovEventType, { nullable: true, description: 'The event.' })
  event(
    @Root() { eventId }: EventSupervision,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> {
    return eventById(context, eventId);
  }

  @Authenticated()
  @Mutation(() => SuperviseEventResult, {
    description:
      'Puts an open event under supervision (督办); its lead reports back by a day. Roles: command centres. ' +
      'Answers EVENT_OVER, SUPERVISED_ALREADY, SUPERVISION_TERM.',
  })
  superviseEvent(
    @Ctx() context: GridContext,
    @Arg('input', () => SuperviseEventInput) input: SuperviseEventInput,
  ): Promise<Result<GovEvent>> {
    return superviseEvent(context, input);
  }

  @Authenticated()
  @Mutation(() => AnswerSupervisionResult, {
    description:
      'Reports back on a supervised event (督办反馈). Roles: members of the lead organisation. Answers NOT_SUPERVISED.',
  })
  answerSupervision(
    @Ctx() context: GridContext,
    @Arg('input', () => AnswerSupervisionInput) input: AnswerSupervisionInput,
  ): Promise<Result<GovEvent>> {
    return answerSupervision(context, input);
  }

  @Authenticated()
  @Mutation(() => ReturnSupervisionResult, {
    description:
      'Asks for a better report (督办退回) by a new day. Roles: command centres of the level that supervises, or ' +
      'above. Answers NOT_SUPERVISED, SUPERVISED_ABOVE, SUPERVISION_TERM.',
  })
  returnSupervision(
    @Ctx() context: GridContext,
    @Arg('input', () => ReturnSupervisionInput) input: ReturnSupervisionInput,
  ): Promise<Result<GovEvent>> {
    return returnSupervision(context, input);
  }

  @Authenticated()
  @Mutation(() => LiftSupervisionResult, {
    description:
      'Lifts a supervision (解除督办). Roles: command centres of the level that supervises, or above. Answers ' +
      'NOT_SUPERVISED, SUPERVISED_ABOVE.',
  })
  liftSupervision(
    @Ctx() context: GridContext,
    @Arg('input', () => EventReasonInput) input: EventReasonInput,
  ): Promise<Result<GovEvent>> {
    return liftSupervision(context, input);
  }
}

/** What an event shows of it. */
@Resolver(() => GovEventType)
export class SupervisedEventResolver {
  @Policy('staff')
  @FieldResolver(() => EventSupervisionConnection, {
    nullable: true,
    description: 'Its supervisions (督办), the first one first.',
  })
  supervisions(
    @Root() { id }: GovEvent,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<EventSupervision>>> {
    return supervisionsOf(context, id, args);
  }
}
