import { KnownOrganization, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type {
  IncidentKind,
  ReportForm,
  ResponseLevel,
} from '../../domain/emergency/emergency.codes';
import type { IncidentState } from '../../domain/emergency/incident.states';
import { WhistleResponderInput } from '../whistle/whistle.input';
import {
  EmergencyKindEnum,
  ResponseLevelEnum,
  SituationReportFormEnum,
} from './emergency-plan.type';
import { IncidentStateEnum } from './incident.type';

@InputType('OpenEmergencyIncidentInput', { description: 'An emergency that comes in.' })
export class OpenEmergencyIncidentInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => EmergencyKindEnum, { description: 'The kind of the law.' })
  kind!: IncidentKind;

  @Field(() => ID, { description: 'Where.' })
  areaCode!: string;

  @Field(() => String, { description: 'What it is, 2 to 100 characters; no personal data.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What is known of it, up to 2,000 characters; no personal data.',
  })
  @MaxLength(2_000)
  description!: string;

  @Field(() => ID, { nullable: true, description: 'The event it was reported as.' })
  @IsOptional()
  @IsUUID()
  eventId?: string | null;
}

@InputType('IncidentStepInput', { description: 'A step of an emergency.' })
export class IncidentStepInput {
  @Field(() => ID, { description: 'The incident.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'For the history, up to 500 characters; no personal data.',
  })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}

@InputType('MarkIncidentFalseInput', { description: 'Why it is a false alarm.' })
export class MarkIncidentFalseInput {
  @Field(() => ID, { description: 'The incident.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { description: 'Why, 2 to 500 characters; no personal data.' })
  @Length(2, 500)
  note!: string;
}

@InputType('RespondToIncidentInput', { description: 'Beginning the response.' })
export class RespondToIncidentInput extends IncidentStepInput {
  @Field(() => ID, { description: 'The version of the plan it is answered by.' })
  planId!: string;

  @Field(() => ResponseLevelEnum, { description: 'The level.' })
  level!: ResponseLevel;
}

@InputType('ChangeResponseLevelInput', { description: 'Raising or lowering the level.' })
export class ChangeResponseLevelInput extends IncidentStepInput {
  @Field(() => ResponseLevelEnum, { description: 'The level from now on.' })
  level!: ResponseLevel;

  @Field(() => String, { description: 'Why, 2 to 500 characters; no personal data.' })
  @Length(2, 500)
  reason!: string;
}

const most = 1_000_000;
@InputType('ReportSituationInput', { description: 'What was reported upwards; of people counts.' })
export class ReportSituationInput extends IncidentStepInput {
  @Field(() => SituationReportFormEnum, { description: 'In which form.' })
  form!: ReportForm;

  @Field(() => String, { description: 'What, 2 to 2,000 characters; no personal data.' })
  @Length(2, 2_000)
  text!: string;

  @Field(() => Int, { nullable: true, description: 'Dead, as far as it is known.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(most)
  dead?: number | null;

  @Field(() => Int, { nullable: true, description: 'Missing, as far as it is known.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(most)
  missing?: number | null;

  @Field(() => Int, { nullable: true, description: 'Injured, as far as it is known.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(most)
  injured?: number | null;

  @Field(() => Int, { nullable: true, description: 'Brought to safety, as far as it is known.' })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(most)
  evacuated?: number | null;
}

@InputType('SendPeopleToIncidentInput', { description: 'A task for the nearest people on duty.' })
export class SendPeopleToIncidentInput extends IncidentStepInput {
  @Field(() => Int, { defaultValue: 1, description: 'How many people at most, 1 to 20.' })
  @IsInt()
  @Min(1)
  @Max(20)
  count!: number;

  @Field(() => String, { description: 'What is to be done, 2 to 500 characters.' })
  @Length(2, 500)
  content!: string;
}

@InputType('WhistleForIncidentInput', { description: 'An emergency whistle for an incident.' })
export class WhistleForIncidentInput extends IncidentStepInput {
  @Field(() => String, { description: 'What is needed, 2 to 2,000 characters.' })
  @Length(2, 2_000)
  problem!: string;

  @Field(() => String, { description: 'Why own means are not enough, 2 to 2,000 characters.' })
  @Length(2, 2_000)
  triedSoFar!: string;

  @Field(() => [WhistleResponderInput], { description: 'Whom to call, 1 to 20.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  responders!: WhistleResponderInput[];
}

@InputType('ResourceItemInput', { description: 'So many of a resource.' })
export class ResourceItemInput {
  @Field(() => ID, { description: 'The resource.' })
  @IsUUID()
  resourceId!: string;

  @Field(() => Int, { description: 'How many.' })
  @IsInt()
  @Min(1)
  @Max(most)
  quantity!: number;
}

@InputType('AllotResourcesInput', { description: 'Resources for an incident.' })
export class AllotResourcesInput extends IncidentStepInput {
  @Field(() => [ResourceItemInput], { description: 'What, 1 to 50.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  items!: ResourceItemInput[];
}

@InputType('ReleaseResourceInput', { description: 'Giving a resource back.' })
export class ReleaseResourceInput extends IncidentStepInput {
  @Field(() => ID, { description: 'The allotment.' })
  allotmentId!: string;

  @Field(() => Int, { defaultValue: 0, description: 'How many were used up.' })
  @IsInt()
  @Min(0)
  @Max(most)
  usedUp!: number;
}

@InputType('StandDownIncidentInput', { description: 'Ending a response.' })
export class StandDownIncidentInput extends IncidentStepInput {
  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: tasks that are open are taken back; else they are waited for.',
  })
  withdrawTasks!: boolean;
}

@InputType('IncidentImprovementInput', { description: 'What is to be done better.' })
export class IncidentImprovementInput {
  @Field(() => String, { description: 'What, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  title!: string;

  @Field(() => ID, { description: 'By which organisation.' })
  @IsUUID()
  @KnownOrganization()
  organizationId!: string;

  @Field(() => LocalDateScalar, { description: 'By when.' })
  dueOn!: string;
}

@InputType('ReviewIncidentInput', { description: 'What is learnt from an emergency.' })
export class ReviewIncidentInput extends IncidentStepInput {
  @Field(() => String, { description: 'What, 2 to 4,000 characters; no personal data.' })
  @Length(2, 4_000)
  review!: string;

  @Field(() => [IncidentImprovementInput], {
    defaultValue: [],
    description: 'What is to be done better, at most 20.',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  improvements!: IncidentImprovementInput[];
}

@ArgsType()
export class IncidentListArgs extends PageArgs {
  @Field(() => [IncidentStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(7)
  states?: IncidentState[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: those that run; false: those that are over.',
  })
  running?: boolean | null;
}
