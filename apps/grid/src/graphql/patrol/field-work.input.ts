import { InstantScalar } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  IsLatitude,
  IsLongitude,
  IsOptional,
  IsUUID,
  Length,
  MaxLength,
} from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import { EventNatureEnum, UrgencyEnum } from '../event/event.enums';

const AT =
  'When it was done, by the device: at most 72 hours back (FIELD_TIME); now when left out.';
const BEGAN =
  'When the patrol began, from a client that was offline: whatever comes in first begins it then.';
const KEY =
  'A key of the device, made where it was done: whatever comes in twice, in any order, is one.';

@InputType('BeginPatrolInput', { description: 'Beginning an own patrol.' })
export class BeginPatrolInput {
  @Field(() => ID, { description: 'The patrol.' })
  id!: string;

  @Field(() => InstantScalar, { nullable: true, description: AT })
  at?: Date | null;
}

@InputType('FinishPatrolInput', { description: 'Ending an own patrol.' })
export class FinishPatrolInput extends BeginPatrolInput {
  @Field(() => InstantScalar, { nullable: true, description: BEGAN })
  beganAt?: Date | null;
}

@InputType('CheckInInput', {
  description: 'A check-in at a point of an own patrol under way, or for an own task.',
})
export class CheckInInput {
  @Field(() => String, { description: KEY })
  @Length(8, 100)
  clientMutationId!: string;

  @Field(() => ID, { nullable: true, description: 'The patrol, with the point.' })
  @IsOptional()
  @IsUUID()
  patrolId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The point of its plan.' })
  @IsOptional()
  @IsUUID()
  pointId?: string | null;

  @Field(() => ID, { nullable: true, description: 'A task that was accepted, in place of both.' })
  @IsOptional()
  @IsUUID()
  taskId?: string | null;

  @Field(() => InstantScalar, { nullable: true, description: AT })
  at?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: BEGAN })
  beganAt?: Date | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Longitude, only if the worker wants to send it; stored to about 100 m.',
  })
  @IsOptional()
  @IsLongitude()
  longitude?: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude, only if the worker wants to send it; stored to about 100 m.',
  })
  @IsOptional()
  @IsLatitude()
  latitude?: number | null;
}

@InputType('ReportPatrolFindingInput', { description: 'What was found on an own patrol.' })
export class ReportPatrolFindingInput {
  @Field(() => String, { description: KEY })
  @Length(8, 100)
  clientMutationId!: string;

  @Field(() => ID, { description: 'The patrol.' })
  @IsUUID()
  patrolId!: string;

  @Field(() => InstantScalar, { nullable: true, description: AT })
  at?: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: BEGAN })
  beganAt?: Date | null;

  @Field(() => EventNatureEnum, { description: 'What kind of matter it is.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, {
    defaultValue: 'GENERAL',
    description: 'How soon it must be handled.',
  })
  urgency!: Urgency;

  @Field(() => String, { description: 'The matter in one line, 2 to 100 characters.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What was seen, up to 2000 characters; no personal data.',
  })
  @MaxLength(2000)
  description!: string;

  @Field(() => ID, { nullable: true, description: 'The leaf it is said to be.' })
  @IsOptional()
  @Length(1, 60)
  categoryCode?: string | null;

  @Field(() => Float, { nullable: true, description: 'Longitude of the matter, WGS 84.' })
  @IsOptional()
  @IsLongitude()
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude of the matter, WGS 84.' })
  @IsOptional()
  @IsLatitude()
  latitude?: number | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'Photographs uploaded before, by the same account, for this report; at most 10.',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[] | null;
}
