import { LocalDateScalar, KnownArea, KnownOrganization } from '@gezhi/subgraph';
import { ArrayMaxSize, ArrayMinSize, IsOptional, Length, Max, Min } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { EvidenceKind } from '../../domain/checklist/checklist.codes';
import type { FindingResult, InspectionTrigger } from '../../domain/inspection/inspection.codes';
import { EvidenceKindEnum } from '../checklist/checklist.enums';
import { FindingResultEnum, InspectionTriggerEnum } from './inspection.enums';

@InputType('InspectionSectionInput', { description: 'The questions of one department.' })
export class InspectionSectionInput {
  @Field(() => String, { description: 'The department.' })
  departmentCode!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Who puts the questions; the leading organisation when left out.',
  })
  @KnownOrganization()
  organizationId?: string | null;

  @Field(() => [String], { description: 'Codes of the checklist in force; 1 to 100.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  itemCodes!: string[];
}

@InputType('PlanInspectionInput', {
  description: 'One visit to one site, led by the organisation of the caller.',
})
export class PlanInspectionInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key opens no second inspection.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The site.' })
  siteId!: string;

  @Field(() => LocalDateScalar, { description: 'The day of the visit, today or later.' })
  plannedOn!: string;

  @Field(() => InspectionTriggerEnum, {
    defaultValue: 'ANNUAL_PLAN',
    description: 'Why the visit is made.',
  })
  trigger!: InspectionTrigger;

  @Field(() => ID, { nullable: true, description: 'The governance event behind a complaint.' })
  sourceEventId?: string | null;

  @Field(() => String, { nullable: true, description: 'Why, up to 500 characters.' })
  @IsOptional()
  @Length(0, 500)
  note?: string | null;

  @Field(() => [InspectionSectionInput], { description: 'One to twenty departments.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  sections!: InspectionSectionInput[];
}

@InputType('InspectionStepInput', { description: 'A step in the life of an inspection.' })
export class InspectionStepInput {
  @Field(() => ID, { description: 'The inspection.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Why, up to 500 characters.' })
  @IsOptional()
  @Length(0, 500)
  note?: string | null;
}

@InputType('FindingInput', { description: 'What was found for one question.' })
export class FindingInput {
  @Field(() => String, { description: 'The question.' })
  itemCode!: string;

  @Field(() => FindingResultEnum, { description: 'As required, or not.' })
  result!: FindingResult;

  @Field(() => Float, {
    nullable: true,
    description: 'The value, where the question asks for one.',
  })
  measure?: number | null;

  @Field(() => [EvidenceKindEnum], { defaultValue: [], description: 'The evidence taken.' })
  @ArrayMaxSize(8)
  evidenceKinds!: EvidenceKind[];

  @Field(() => ID, {
    nullable: true,
    description: 'The power a violation falls under, when it is another of the same department.',
  })
  powerItemCode?: string | null;

  @Field(() => String, { nullable: true, description: 'What was seen, up to 1000 characters.' })
  @IsOptional()
  @Length(0, 1000)
  description?: string | null;
}

@InputType('ClueInput', { description: 'A violation that is another body’s to handle.' })
export class ClueInput {
  @Field(() => ID, { description: 'The power it falls under.' })
  powerItemCode!: string;

  @Field(() => ID, { description: 'The organisation that owns the matter.' })
  @KnownOrganization()
  ownerOrganizationId!: string;

  @Field(() => String, { description: 'What was seen, 4 to 1000 characters.' })
  @Length(4, 1000)
  description!: string;
}

@InputType('RecordFindingsInput', { description: 'All findings of a visit.' })
export class RecordFindingsInput extends InspectionStepInput {
  @Field(() => [FindingInput], { description: 'One for each question of the visit.' })
  @ArrayMaxSize(200)
  findings!: FindingInput[];

  @Field(() => [ClueInput], { nullable: true, description: 'What others must handle.' })
  @IsOptional()
  @ArrayMaxSize(20)
  clues?: ClueInput[] | null;
}

@InputType('CorrectionOrderInput', { description: 'What must be done about one violation.' })
export class CorrectionOrderInput {
  @Field(() => String, { description: 'The question with the violation.' })
  itemCode!: string;

  @Field(() => String, { description: 'What must be done, 4 to 500 characters.' })
  @Length(4, 500)
  requirement!: string;

  @Field(() => Int, { description: 'In how many working days, 1 to 90.' })
  @Min(1)
  @Max(90)
  workdays!: number;
}

@InputType('OrderCorrectionInput', { description: 'One order for each violation of the visit.' })
export class OrderCorrectionInput extends InspectionStepInput {
  @Field(() => [CorrectionOrderInput], { description: 'The orders.' })
  @ArrayMaxSize(200)
  orders!: CorrectionOrderInput[];
}

@InputType('RecheckResultInput', { description: 'What became of one order.' })
export class RecheckResultInput {
  @Field(() => String, { description: 'The question with the violation.' })
  itemCode!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day it had been put right; left out when it had not.',
  })
  correctedOn?: string | null;
}

@InputType('RecheckSiteInput', { description: 'One result for each order of the visit.' })
export class RecheckSiteInput extends InspectionStepInput {
  @Field(() => [RecheckResultInput], { description: 'The results.' })
  @ArrayMaxSize(200)
  results!: RecheckResultInput[];
}

@InputType('ListInspectionBodyInput', { description: 'A body to be put on the published list.' })
export class ListInspectionBodyInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second entry.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The organisation.' })
  @KnownOrganization()
  organizationId!: string;

  @Field(() => String, { description: 'The department in whose field it may inspect.' })
  @Length(2, 60)
  departmentCode!: string;

  @Field(() => ID, { description: 'Where it may inspect.' })
  @KnownArea()
  areaCode!: string;

  @Field(() => String, { description: 'The document it is listed in, 4 to 200 characters.' })
  @Length(4, 200)
  basis!: string;

  @Field(() => LocalDateScalar, { description: 'The first day listed, today or later.' })
  effectiveFrom!: string;
}

@InputType('DelistInspectionBodyInput', { description: 'A body to be taken off the list.' })
export class DelistInspectionBodyInput {
  @Field(() => ID, { description: 'The entry.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version the caller saw.' })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day no longer listed, today or later.' })
  from!: string;
}
