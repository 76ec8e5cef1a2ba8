import { InstantScalar, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  IsOptional,
  IsUUID,
  Length,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { ShiftKind } from '../../domain/duty/duty.codes';
import { DutyShiftKindEnum } from './duty.type';

@InputType('PlannedShiftInput', { description: 'A shift to plan.' })
export class PlannedShiftInput {
  @Field(() => ID, { description: 'The post.' })
  @IsUUID()
  postId!: string;

  @Field(() => InstantScalar, { description: 'From when, in the week of the roster.' })
  startsAt!: Date;

  @Field(() => InstantScalar, { description: 'Until when, at most 24 hours later.' })
  endsAt!: Date;
}

@InputType('PlanDutyWeekInput', { description: 'Planning the duty of a week.' })
export class PlanDutyWeekInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key plans once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => DutyShiftKindEnum, { description: 'What the duty is for.' })
  kind!: ShiftKind;

  @Field(() => ID, { description: 'The grid, or the area of the command centre.' })
  areaCode!: string;

  @Field(() => LocalDateScalar, { description: 'The Monday.' })
  weekOf!: string;

  @Field(() => Int, {
    nullable: true,
    description:
      'From when somebody is to be there, in minutes after midnight: 510 in grids, 0 in command centres when left out.',
  })
  @IsOptional()
  @Min(0)
  @Max(1439)
  coverFrom?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Until when: 1050 in grids, 1440 in command centres when left out.',
  })
  @IsOptional()
  @Min(1)
  @Max(1440)
  coverTo?: number | null;

  @Field(() => [PlannedShiftInput], { description: 'The shifts to add, at most 100.' })
  @ArrayMaxSize(100)
  @ValidateNested()
  shifts!: PlannedShiftInput[];
}

@InputType('AskDutyChangeInput', { description: 'Asking somebody to take a shift over.' })
export class AskDutyChangeInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key asks once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The shift.' })
  @IsUUID()
  shiftId!: string;

  @Field(() => ID, { description: 'The post that is to take it over.' })
  @IsUUID()
  postId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'A shift of that post, given in exchange; left out for a replacement.',
  })
  @IsOptional()
  @IsUUID()
  otherShiftId?: string | null;
}

@InputType('DutyStepInput', { description: 'A step of a shift or of a change of one.' })
export class DutyStepInput {
  @Field(() => ID, { description: 'The shift, or the change.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;
}

@ArgsType()
export class OnDutyArgs extends PageArgs {
  @Field(() => InstantScalar, { nullable: true, description: 'The moment; now when left out.' })
  at?: Date | null;

  @Field(() => DutyShiftKindEnum, { nullable: true, description: 'Only duty of this kind.' })
  kind?: ShiftKind | null;
}

@ArgsType()
export class DutyRosterArgs extends PageArgs {
  @Field(() => LocalDateScalar, { nullable: true, description: 'Only the week of this Monday.' })
  weekOf?: string | null;
}

@ArgsType()
export class RosterShiftArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'true: also cancelled ones.' })
  past!: boolean;
}
