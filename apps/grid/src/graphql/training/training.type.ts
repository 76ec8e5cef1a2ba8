import { codeEnum, connectionType, LocalDateScalar, Policy } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { GridPostKind } from '../../domain/post/post.codes';
import type { TrainingState } from '../../domain/training/training.codes';
import { TRAINING_STATES } from '../../domain/training/training.codes';
import { GridPostKindEnum } from '../post/grid-post.type';

export const TrainingStateEnum = codeEnum(TRAINING_STATES);

@Policy('staff')
@ObjectType('TrainingCourse', { description: 'A course that posts of some kinds need (培训课程).' })
export class TrainingCourseType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => ID, { description: 'Where it is asked for, with all below.' })
  areaCode!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => [GridPostKindEnum], { description: 'The posts that need it.' })
  requiredKinds!: GridPostKind[];

  @Field(() => Int, { description: 'For how many months a certificate is good.' })
  validMonths!: number;

  @Field(() => String, { description: 'The document that asks for it.' })
  basisDoc!: string;

  @Field(() => LocalDateScalar, { description: 'From when on it is asked for.' })
  fromDate!: string;
}
export const TrainingCourseConnection = connectionType('TrainingCourse', () => TrainingCourseType);

@Policy('staff')
@ObjectType('TrainingSession', { description: 'A session of a course (培训班次).' })
export class TrainingSessionType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => ID, { description: 'The area whose posts it is for.' })
  areaCode!: string;

  @Field(() => LocalDateScalar, { description: 'The day.' })
  heldOn!: string;

  @Field(() => String, { description: 'Where.' })
  place!: string;

  @Field(() => TrainingStateEnum, { description: 'Where it stands.' })
  state!: TrainingState;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const TrainingSessionConnection = connectionType(
  'TrainingSession',
  () => TrainingSessionType,
);

@Policy('staff')
@ObjectType('TrainingAttendance', {
  description:
    'That a post was at a session (参训), and until when its certificate is good. Seen by the worker and those who arrange training.',
})
export class TrainingAttendanceType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => LocalDateScalar, { description: 'The day of the session.' })
  heldOn!: string;

  @Field(() => Boolean, { description: 'Whether it was passed.' })
  passed!: boolean;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day the certificate is good; null where it was not passed.',
  })
  validUntil!: string | null;
}
export const TrainingAttendanceConnection = connectionType(
  'TrainingAttendance',
  () => TrainingAttendanceType,
);

@InputType('AskForTrainingInput', { description: 'Asking posts for a course.' })
export class AskForTrainingInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key asks once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The area, with all below.' })
  areaCode!: string;

  @Field(() => String, { description: 'What it is called, 2 to 60 characters.' })
  @Length(2, 60)
  title!: string;

  @Field(() => [GridPostKindEnum], { description: 'The posts that need it; none for an offer.' })
  @ArrayMaxSize(20)
  requiredKinds!: GridPostKind[];

  @Field(() => Int, { description: 'For how many months a certificate is good, 1 to 120.' })
  @IsInt()
  @Min(1)
  @Max(120)
  validMonths!: number;

  @Field(() => String, { description: 'The document that asks for it, 2 to 200 characters.' })
  @Length(2, 200)
  basisDoc!: string;

  @Field(() => LocalDateScalar, { description: 'From when on: today or later.' })
  fromDate!: string;
}

@InputType('PlanTrainingInput', { description: 'Planning a session of a course.' })
export class PlanTrainingInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key plans once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The course.' })
  @IsUUID()
  courseId!: string;

  @Field(() => ID, { description: 'The area whose posts it is for.' })
  areaCode!: string;

  @Field(() => LocalDateScalar, { description: 'The day: today or later.' })
  heldOn!: string;

  @Field(() => String, { description: 'Where, 2 to 100 characters; no personal data.' })
  @Length(2, 100)
  place!: string;
}

@InputType('CancelTrainingInput', { description: 'Cancelling a session.' })
export class CancelTrainingInput {
  @Field(() => ID, { description: 'The session.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;
}

@InputType('TrainingAttendanceInput', { description: 'A post at a session.' })
export class TrainingAttendanceInput {
  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  postId!: string;

  @Field(() => Boolean, { description: 'Whether it was passed.' })
  passed!: boolean;
}

@InputType('HoldTrainingInput', { description: 'Who attended a session.' })
export class HoldTrainingInput extends CancelTrainingInput {
  @Field(() => [TrainingAttendanceInput], { description: 'The posts, at most 300.' })
  @ArrayMaxSize(300)
  @ValidateNested({ each: true })
  attendance!: TrainingAttendanceInput[];
}
