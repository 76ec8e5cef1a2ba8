import { KnownOrganization, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import type {
  RiskDismissal,
  RiskKind,
  RiskLevel,
  RiskPhase,
  RiskSource,
} from '../../domain/risk/risk.codes';
import type { RiskState } from '../../domain/risk/risk.states';
import { EventNatureEnum, UrgencyEnum } from '../event/event.enums';
import {
  RiskDismissalEnum,
  RiskKindEnum,
  RiskLevelEnum,
  RiskPhaseEnum,
  RiskSourceEnum,
  RiskStateEnum,
} from './risk.type';

@InputType('RegisterRiskInput', { description: 'A danger for the register.' })
export class RegisterRiskInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => RiskKindEnum, { description: 'What it is about.' })
  kind!: RiskKind;

  @Field(() => ID, { description: 'Where it lies: a grid or wider.' })
  areaCode!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The site, where it is one, 2 to 100 characters.',
  })
  @IsOptional()
  @Length(2, 100)
  site?: string | null;

  @Field(() => String, { description: 'What it is, 2 to 100 characters; no personal data.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, {
    description: 'What is at stake, 2 to 2,000 characters; no personal data.',
  })
  @Length(2, 2_000)
  atStake!: string;

  @Field(() => ID, { description: 'The organisation that answers for it.' })
  @IsUUID()
  @KnownOrganization()
  ownerOrganizationId!: string;

  @Field(() => RiskSourceEnum, { description: 'Where it was found.' })
  source!: RiskSource;

  @Field(() => ID, {
    nullable: true,
    description: 'The event, finding or alert it was found in; none for PATROL and DEPARTMENT.',
  })
  @IsOptional()
  @IsUUID()
  sourceId?: string | null;
}

@InputType('RiskStepInput', { description: 'A step of a risk.' })
export class RiskStepInput {
  @Field(() => ID, { description: 'The risk.' })
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

@InputType('AssessRiskInput', { description: 'How much is at stake.' })
export class AssessRiskInput extends RiskStepInput {
  @Field(() => RiskLevelEnum, { description: 'The level of the matter.' })
  level!: RiskLevel;

  @Field(() => LocalDateScalar, { description: 'When it is looked at again: a day to come.' })
  reviewOn!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who answers for it; whoever was named before when left out.',
  })
  @IsOptional()
  @IsUUID()
  @KnownOrganization()
  ownerOrganizationId?: string | null;
}

@InputType('RiskMeasureInput', { description: 'What somebody is to do about a risk.' })
export class RiskMeasureInput {
  @Field(() => String, { description: 'What, 2 to 200 characters; no personal data.' })
  @Length(2, 200)
  title!: string;

  @Field(() => ID, { description: 'The organisation that does it.' })
  @IsUUID()
  @KnownOrganization()
  ownerOrganizationId!: string;

  @Field(() => LocalDateScalar, { description: 'By when: a day to come.' })
  dueOn!: string;
}

@InputType('PlanRiskMeasuresInput', { description: 'What is done about a risk.' })
export class PlanRiskMeasuresInput extends RiskStepInput {
  @Field(() => [RiskMeasureInput], { description: 'Measures to add, 1 to 20.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  measures!: RiskMeasureInput[];
}

@InputType('OpenRiskEventInput', { description: 'An event as a task of a risk.' })
export class OpenRiskEventInput extends RiskStepInput {
  @Field(() => ID, { description: 'Where, within the area of the risk.' })
  areaCode!: string;

  @Field(() => String, { description: 'What is to be done, 2 to 100 characters.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'More about it, up to 2,000 characters; no personal data.',
  })
  @MaxLength(2_000)
  description!: string;

  @Field(() => EventNatureEnum, { defaultValue: 'HAZARD', description: 'Its nature.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, { defaultValue: 'GENERAL', description: 'Its urgency.' })
  urgency!: Urgency;

  @Field(() => String, { nullable: true, description: 'The leaf of the category tree it is.' })
  @IsOptional()
  @Length(2, 60)
  categoryCode?: string | null;
}

@InputType('EndRiskMeasureInput', { description: 'What became of a measure.' })
export class EndRiskMeasureInput {
  @Field(() => ID, { description: 'The measure.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    description: 'What was done, or why it is dropped, 2 to 500 characters; no personal data.',
  })
  @Length(2, 500)
  result!: string;
}

@InputType('InstitutionaliseRiskInput', { description: 'The rule that keeps a risk away.' })
export class InstitutionaliseRiskInput extends RiskStepInput {
  @Field(() => String, { description: 'The rule or standing measure, 2 to 1,000 characters.' })
  @Length(2, 1_000)
  standingRule!: string;

  @Field(() => String, { nullable: true, description: 'The document it stands in.' })
  @IsOptional()
  @Length(2, 200)
  ruleDocument?: string | null;
}

@InputType('ReviewRiskInput', { description: 'A look at a risk.' })
export class ReviewRiskInput extends RiskStepInput {
  @Field(() => String, { description: 'What was seen, 2 to 1,000 characters; no personal data.' })
  @Length(2, 1_000)
  finding!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true: it is there again though it was resolved, and is taken up again.',
  })
  cameBack!: boolean;

  @Field(() => LocalDateScalar, { description: 'When it is looked at next: a day to come.' })
  reviewOn!: string;
}

@InputType('DismissRiskInput', { description: 'Why something is not kept in the register.' })
export class DismissRiskInput extends RiskStepInput {
  @Field(() => RiskDismissalEnum, { description: 'The reason.' })
  reason!: RiskDismissal;
}

@InputType('RiskFilter', { description: 'Which risks of a list.' })
export class RiskFilterInput {
  @Field(() => [RiskStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(7)
  states?: RiskState[] | null;

  @Field(() => [RiskPhaseEnum], { nullable: true, description: 'In one of these phases.' })
  @IsOptional()
  @ArrayMaxSize(3)
  phases?: RiskPhase[] | null;

  @Field(() => [RiskKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(5)
  kinds?: RiskKind[] | null;

  @Field(() => [RiskLevelEnum], { nullable: true, description: 'Of one of these levels.' })
  @IsOptional()
  @ArrayMaxSize(4)
  levels?: RiskLevel[] | null;
}

@ArgsType()
export class RiskListArgs extends PageArgs {
  @Field(() => RiskFilterInput, { nullable: true, description: 'Which risks.' })
  filter?: RiskFilterInput | null;
}
