import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import type {
  HealthDimension,
  HealthIndicatorKind,
} from '../../domain/health-check/health-check.codes';
import type { HealthCheckState } from '../../domain/health-check/health-check.states';
import { EventNatureEnum, UrgencyEnum } from '../event/event.enums';
import { HealthCheckStateEnum, HealthDimensionEnum } from './health-check.type';
import { HealthIndicatorKindEnum } from './indicator-set.type';

const CODE = /^[A-Z][A-Z0-9_.]{1,39}$/;

@InputType('HealthIndicatorInput', { description: 'One indicator of a new set.' })
export class HealthIndicatorInput {
  @Field(() => String, { description: 'Capital letters, digits, dots and underscores.' })
  @Matches(CODE)
  code!: string;

  @Field(() => HealthDimensionEnum, { description: 'What it looks at.' })
  dimension!: HealthDimension;

  @Field(() => HealthIndicatorKindEnum, {
    description: 'How it is answered; of POPULATION_COUNT only COUNT.',
  })
  kind!: HealthIndicatorKind;

  @Field(() => String, { description: 'What is asked, 2 to 200 characters.' })
  @Length(2, 200)
  title!: string;

  @Field(() => EventNatureEnum, { description: 'The nature of events its findings open.' })
  nature!: EventNature;
}

@InputType('PublishHealthIndicatorSetInput', { description: 'The next version of indicators.' })
export class PublishIndicatorSetInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The district.' })
  @Matches(/^\d{6}$/)
  areaCode!: string;

  @Field(() => String, { description: 'Its title, 2 to 200 characters.' })
  @Length(2, 200)
  title!: string;

  @Field(() => String, { description: 'The document it rests on.' })
  @Length(2, 200)
  basisDoc!: string;

  @Field(() => LocalDateScalar, { description: 'Its first day: today or later.' })
  effectiveFrom!: string;

  @Field(() => [HealthIndicatorInput], { description: 'All its indicators, 1 to 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  indicators!: HealthIndicatorInput[];
}

@InputType('PlanHealthCheckInput', { description: 'Planning a health check of a compound.' })
export class PlanHealthCheckInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The community or grid the compound lies in.' })
  areaCode!: string;

  @Field(() => String, { description: 'The name of the compound, 2 to 100 characters.' })
  @Length(2, 100)
  compound!: string;

  @Field(() => LocalDateScalar, { description: 'The day it is planned for.' })
  plannedOn!: string;
}

@InputType('HealthCheckStepInput', { description: 'A step of a health check.' })
export class HealthCheckStepInput {
  @Field(() => ID, { description: 'The check.' })
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

@InputType('HealthAnswerInput', { description: 'What was found for one indicator.' })
export class HealthAnswerInput {
  @Field(() => String, { description: 'The code of the indicator.' })
  @Matches(CODE)
  indicatorCode!: string;

  @Field(() => Int, {
    description: '0 or 1 for a condition; a count else. Counts of people below ten are not kept.',
  })
  @IsInt()
  @Min(0)
  @Max(1_000_000)
  value!: number;

  @Field(() => [String], {
    defaultValue: [],
    description: 'References to photographs and documents in the files of the check, at most 10.',
  })
  @ArrayMaxSize(10)
  @Length(1, 200, { each: true })
  evidence!: string[];

  @Field(() => String, { nullable: true, description: 'What else was seen; no personal data.' })
  @IsOptional()
  @MaxLength(500)
  remark?: string | null;
}

@InputType('HealthFindingInput', { description: 'Something to put right.' })
export class HealthFindingInput {
  @Field(() => String, { description: 'The code of the indicator it is about.' })
  @Matches(CODE)
  indicatorCode!: string;

  @Field(() => String, { description: 'What is wrong, 2 to 100 characters; no personal data.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'More about it, up to 2,000 characters; no personal data.',
  })
  @MaxLength(2_000)
  description!: string;

  @Field(() => UrgencyEnum, {
    defaultValue: 'GENERAL',
    description: 'The urgency of the event it opens.',
  })
  urgency!: Urgency;
}

@InputType('RecordHealthCheckInput', { description: 'What was seen in the field.' })
export class RecordHealthCheckInput extends HealthCheckStepInput {
  @Field(() => [HealthAnswerInput], { defaultValue: [], description: 'Answers, at most 100.' })
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  answers!: HealthAnswerInput[];

  @Field(() => [HealthFindingInput], { defaultValue: [], description: 'Findings, at most 50.' })
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  findings!: HealthFindingInput[];
}

@InputType('ConfirmHealthFindingsInput', { description: 'Confirming what was found.' })
export class ConfirmHealthFindingsInput extends HealthCheckStepInput {
  @Field(() => [ID], { defaultValue: [], description: 'Findings that are not upheld.' })
  @ArrayMaxSize(500)
  @IsUUID(undefined, { each: true })
  dismissedFindingIds!: string[];
}

@InputType('RectifyHealthFindingsInput', { description: 'Beginning to put findings right.' })
export class RectifyHealthFindingsInput extends HealthCheckStepInput {
  @Field(() => LocalDateScalar, { description: 'The day by which; it lies ahead.' })
  rectifyBy!: string;
}

@InputType('HealthCheckFilter', { description: 'Which checks of a list.' })
export class HealthCheckFilterInput {
  @Field(() => [HealthCheckStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(5)
  states?: HealthCheckState[] | null;
}

@ArgsType()
export class HealthCheckListArgs extends PageArgs {
  @Field(() => HealthCheckFilterInput, { nullable: true, description: 'Which checks.' })
  filter?: HealthCheckFilterInput | null;
}

@ArgsType()
export class HealthLedgerArgs extends PageArgs {
  @Field(() => [HealthDimensionEnum], { nullable: true, description: 'Only these dimensions.' })
  dimensions?: HealthDimension[] | null;
}
