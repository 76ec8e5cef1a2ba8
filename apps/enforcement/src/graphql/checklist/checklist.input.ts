import { LocalDateScalar } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, Length, Matches, Max, Min, ArrayMinSize } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { AnswerKind, EvidenceKind, MatterRisk } from '../../domain/checklist/checklist.codes';
import { AnswerKindEnum, EvidenceKindEnum, MatterRiskEnum } from './checklist.enums';

@InputType('DraftChecklistInput', { description: 'The next version of the checklist.' })
export class DraftChecklistInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second draft.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'The title, 2 to 100 characters.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, { description: 'Who issues it, 2 to 100 characters.' })
  @Length(2, 100)
  issuer!: string;
}

@InputType('ChecklistItemInput', { description: 'A question of a draft.' })
export class ChecklistItemInput {
  @Field(() => String, { description: 'Its code: letters, digits and hyphens.' })
  @Matches(/^[A-Z0-9-]{2,20}$/)
  code!: string;

  @Field(() => MatterRiskEnum, { description: 'How much harm the matter can do.' })
  riskLevel!: MatterRisk;

  @Field(() => String, { description: 'The question, 4 to 200 characters.' })
  @Length(4, 200)
  question!: string;

  @Field(() => AnswerKindEnum, { description: 'How it is answered.' })
  answerKind!: AnswerKind;

  @Field(() => [EvidenceKindEnum], { description: 'Evidence that can carry an answer.' })
  @ArrayMinSize(1)
  evidenceKinds!: EvidenceKind[];

  @Field(() => ID, { description: 'The power the check prepares; its department is the section.' })
  powerItemCode!: string;

  @Field(() => Int, { description: 'Days within which a second check is a repeated one.' })
  @Min(0)
  @Max(1830)
  repeatPeriodDays!: number;
}

@InputType('EditChecklistInput', { description: 'All questions of a draft, in their order.' })
export class EditChecklistInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the row the caller saw.' })
  seenVersion?: number | null;

  @Field(() => [ChecklistItemInput], { description: 'They replace those of the draft; 1 to 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  items!: ChecklistItemInput[];
}

@InputType('PublishChecklistInput', { description: 'Publication of a draft.' })
export class PublishChecklistInput {
  @Field(() => ID, { description: 'The draft.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the row the caller saw.' })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day in force.' })
  effectiveFrom!: string;

  @Field(() => String, { description: 'The document it rests on.' })
  @Length(0, 200)
  basisDoc!: string;
}

@InputType('WithdrawChecklistInput', { description: 'Withdrawal of a published version.' })
export class WithdrawChecklistInput {
  @Field(() => ID, { description: 'The version.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version of the row the caller saw.' })
  seenVersion?: number | null;

  @Field(() => LocalDateScalar, { description: 'The first day it no longer holds.' })
  from!: string;

  @Field(() => String, { nullable: true, description: 'Why.' })
  @IsOptional()
  @Length(0, 500)
  note?: string | null;
}
