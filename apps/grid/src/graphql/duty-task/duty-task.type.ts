import { codeEnum, connectionType, Policy } from '@gezhi/subgraph';
import { IsOptional, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { DutyTaskState } from '../../domain/duty-task/duty-task.states';
import { DUTY_TASK_STATES } from '../../domain/duty-task/duty-task.states';

export const DutyTaskStateEnum = codeEnum(DUTY_TASK_STATES);

@Policy('staff')
@ObjectType('DutyTask', {
  description: 'Something a command centre asks somebody on duty to do (值班任务).',
})
export class DutyTaskType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => ID, { description: 'The area of the duty.' })
  areaCode!: string;

  @Field(() => String, { description: 'What is to be done.' })
  content!: string;

  @Field(() => DutyTaskStateEnum, { description: 'Where it stands.' })
  state!: DutyTaskState;

  @Field(() => String, { nullable: true, description: 'What was done, or why it was declined.' })
  feedback!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const DutyTaskConnection = connectionType('DutyTask', () => DutyTaskType);

@InputType('AssignDutyTaskInput', { description: 'Giving somebody on duty a task.' })
export class AssignDutyTaskInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key assigns once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The shift that runs now.' })
  @IsUUID()
  shiftId!: string;

  @Field(() => ID, { nullable: true, description: 'The event it is about.' })
  @IsOptional()
  @IsUUID()
  eventId?: string | null;

  @Field(() => String, {
    description: 'What is to be done, 2 to 500 characters; no personal data.',
  })
  @Length(2, 500)
  content!: string;
}

@InputType('AcceptDutyTaskInput', { description: 'Accepting a task.' })
export class AcceptDutyTaskInput {
  @Field(() => ID, { description: 'The task.' })
  @IsUUID()
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;
}

@InputType('AnswerDutyTaskInput', { description: 'Finishing or declining a task.' })
export class AnswerDutyTaskInput extends AcceptDutyTaskInput {
  @Field(() => String, {
    description: 'What was done, or why it is declined, 2 to 500 characters; no personal data.',
  })
  @Length(2, 500)
  feedback!: string;
}
