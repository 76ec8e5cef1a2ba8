import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsLatitude,
  IsLongitude,
  IsOptional,
  IsUUID,
  Length,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { GridElement } from '../../domain/grid/grid.codes';
import type {
  PatrolExcuse,
  PatrolFrequency,
  PatrolPointKind,
} from '../../domain/patrol/patrol.codes';
import type { PatrolState } from '../../domain/patrol/patrol.states';
import { GridElementEnum } from '../grid/grid.enums';
import {
  PatrolExcuseEnum,
  PatrolFrequencyEnum,
  PatrolPointKindEnum,
  PatrolStateEnum,
} from './patrol.type';

@InputType('PatrolPointInput', { description: 'A point of a new plan.' })
export class PatrolPointInput {
  @Field(() => PatrolPointKindEnum, { description: 'What it is.' })
  kind!: PatrolPointKind;

  @Field(() => String, { description: 'What it is called, 2 to 60 characters; no personal data.' })
  @Length(2, 60)
  name!: string;

  @Field(() => GridElementEnum, { nullable: true, description: 'Of an ELEMENT: whose it is.' })
  element?: GridElement | null;

  @Field(() => Float, { nullable: true, description: 'Longitude, WGS 84; with a latitude.' })
  @IsOptional()
  @IsLongitude()
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, WGS 84; with a longitude.' })
  @IsOptional()
  @IsLatitude()
  latitude?: number | null;
}

@InputType('PlanPatrolInput', { description: 'Planning patrols of a grid.' })
export class PlanPatrolInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key plans once.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The grid.' })
  gridCode!: string;

  @Field(() => String, { description: 'What it is called, 2 to 60 characters; no personal data.' })
  @Length(2, 60)
  title!: string;

  @Field(() => PatrolFrequencyEnum, { description: 'How often it goes.' })
  frequency!: PatrolFrequency;

  @Field(() => ID, { description: 'The post that goes: of the grid or one of its micro-grids.' })
  @IsUUID()
  postId!: string;

  @Field(() => LocalDateScalar, { description: 'The first day: today or later.' })
  fromDate!: string;

  @Field(() => [PatrolPointInput], { description: 'Its points in their order, 1 to 30.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  points!: PatrolPointInput[];
}

@InputType('EndPatrolPlanInput', { description: 'Ending a plan.' })
export class EndPatrolPlanInput {
  @Field(() => ID, { description: 'The plan.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day on which it no longer goes.' })
  toDate!: string;
}

@InputType('ExcusePatrolInput', { description: 'Excusing a patrol.' })
export class ExcusePatrolInput {
  @Field(() => ID, { description: 'The patrol.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => PatrolExcuseEnum, { description: 'Why.' })
  reason!: PatrolExcuse;
}

@ArgsType()
export class PatrolArgs extends PageArgs {
  @Field(() => [PatrolStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(5)
  states?: PatrolState[] | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'From this day on.' })
  from?: string | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Until this day.' })
  to?: string | null;
}

@ArgsType()
export class PatrolPlanArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'true: also plans that are over.' })
  past!: boolean;
}
