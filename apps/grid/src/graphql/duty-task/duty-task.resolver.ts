import type { Result } from '@gezhi/kernel';
import { ofKey, sql } from '@gezhi/persistence';
import type { ConnectionValue } from '@gezhi/subgraph';
import { Authenticated, listField, mutationResult, PageArgs, Policy } from '@gezhi/subgraph';
import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { DutyTask } from '../../domain/duty-task/duty-task.entity';
import type { DutyShift } from '../../domain/duty/duty.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { answerDutyTask } from '../../use-cases/duty-task/answer-duty-task';
import { assignDutyTask } from '../../use-cases/duty-task/assign-duty-task';
import type { GridContext } from '../context';
import { shiftById } from '../duty/duty.loader';
import { DutyShiftType } from '../duty/duty.type';
import { eventById } from '../event/gov-event.loader';
import { GovEventType } from '../event/gov-event.type';
import {
  AcceptDutyTaskInput,
  AnswerDutyTaskInput,
  AssignDutyTaskInput,
  DutyTaskConnection,
  DutyTaskType,
} from './duty-task.type';

const result = (name: string) => mutationResult(name, 'DutyTask', () => DutyTaskType);
const AssignDutyTaskResult = result('AssignDutyTaskResult');
const AcceptDutyTaskResult = result('AcceptDutyTaskResult');
const FinishDutyTaskResult = result('FinishDutyTaskResult');
const DeclineDutyTaskResult = result('DeclineDutyTaskResult');

const order = { entity: DutyTask, orderBy: 'createdAt', direction: 'DESC' } as const;
const ownTasks = listField<DutyTask, PageArgs, GridContext>('Query.myDutyTasks', ({ actor }) => ({
  ...order,
  on: sql`t.worker_id::text = ${actor.subject}`,
}));
const tasksOfShift = listField<DutyTask, PageArgs, GridContext>('DutyShift.tasks', () => ({
  ...order,
  on: ofKey('shift_id'),
}));

@Resolver(() => DutyTaskType)
export class DutyTaskResolver {
  @Policy('staff')
  @Query(() => DutyTaskConnection, {
    nullable: true,
    description: 'What the caller was asked to do on duty (我的值班任务), the latest first.',
  })
  myDutyTasks(
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DutyTask>>> {
    return ownTasks(context, '', args);
  }

  @FieldResolver(() => GovEventType, {
    nullable: true,
    description: 'The event it is about, where the caller may see it.',
  })
  event(
    @Root() { eventId }: DutyTask,
    @Ctx() context: GridContext,
  ): Promise<GovEvent | null> | null {
    return eventId === null ? null : eventById(context, eventId);
  }

  @FieldResolver(() => DutyShiftType, { nullable: true, description: 'The shift.' })
  shift(@Root() { shiftId }: DutyTask, @Ctx() context: GridContext): Promise<DutyShift | null> {
    return shiftById(context, shiftId);
  }

  @Authenticated()
  @Mutation(() => AssignDutyTaskResult, {
    description:
      'Gives somebody on duty a task (下派值班任务); they are told at once. Roles: command centres of the place. Answers OFF_DUTY.',
  })
  assignDutyTask(
    @Ctx() context: GridContext,
    @Arg('input', () => AssignDutyTaskInput) input: AssignDutyTaskInput,
  ): Promise<Result<DutyTask>> {
    return assignDutyTask(context, input);
  }

  @Authenticated()
  @Mutation(() => AcceptDutyTaskResult, {
    description:
      'Accepts a task (接收任务), as whoever it was assigned to. Answers TASK_NOT_YOURS.',
  })
  acceptDutyTask(
    @Ctx() context: GridContext,
    @Arg('input', () => AcceptDutyTaskInput) input: AcceptDutyTaskInput,
  ): Promise<Result<DutyTask>> {
    return answerDutyTask(context, 'accept', input);
  }

  @Authenticated()
  @Mutation(() => FinishDutyTaskResult, {
    description:
      'Says what was done about a task (反馈任务); the assigner is told. Answers TASK_NOT_YOURS.',
  })
  finishDutyTask(
    @Ctx() context: GridContext,
    @Arg('input', () => AnswerDutyTaskInput) input: AnswerDutyTaskInput,
  ): Promise<Result<DutyTask>> {
    return answerDutyTask(context, 'finish', input);
  }

  @Authenticated()
  @Mutation(() => DeclineDutyTaskResult, {
    description:
      'Declines a task, saying why (退回任务); the assigner is told. Answers TASK_NOT_YOURS.',
  })
  declineDutyTask(
    @Ctx() context: GridContext,
    @Arg('input', () => AnswerDutyTaskInput) input: AnswerDutyTaskInput,
  ): Promise<Result<DutyTask>> {
    return answerDutyTask(context, 'decline', input);
  }
}

@Resolver(() => DutyShiftType)
export class TasksOfShift {
  @FieldResolver(() => DutyTaskConnection, {
    description: 'What was asked for in it, the latest first.',
  })
  tasks(
    @Root() { id }: DutyShift,
    @Ctx() context: GridContext,
    @Args(() => PageArgs) args: PageArgs,
  ): Promise<Result<ConnectionValue<DutyTask>>> {
    return tasksOfShift(context, id, args);
  }
}
