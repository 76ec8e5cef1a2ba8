import { KnownOrganization, LocalDateScalar } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import type {
  LeaderSide,
  WhistleGrade,
  WhistleKind,
  WhistleOutcome,
} from '../../domain/whistle/whistle.codes';
import {
  LeaderSideEnum,
  WhistleGradeEnum,
  WhistleKindEnum,
  WhistleOutcomeEnum,
} from './whistle.enums';

@InputType('WhistleResponderInput', { description: 'An organisation to be called.' })
export class WhistleResponderInput {
  @Field(() => ID, { description: 'The organisation.' })
  @IsUUID()
  @KnownOrganization()
  organizationId!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'Whether it leads; exactly one does.' })
  lead!: boolean;

  @Field(() => Boolean, { defaultValue: true, description: 'Whether the whistle waits for it.' })
  mandatory!: boolean;
}

@InputType('WhistleContentInput', { description: 'What the draft of a whistle says.' })
export class WhistleContentInput {
  @Field(() => String, { description: 'The matter in one line, 2 to 100 characters.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, { description: 'What is the matter, 2 to 2000 characters.' })
  @Length(2, 2000)
  problem!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What was tried, and why own means are not enough; asked for when it is blown.',
  })
  @MaxLength(2000)
  triedSoFar!: string;

  @Field(() => [WhistleResponderInput], {
    defaultValue: [],
    description: 'Whom it calls, at most 20.',
  })
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  responders!: WhistleResponderInput[];

  @Field(() => String, {
    nullable: true,
    description: 'The post of the standing-committee member in charge (分管常委); TOUGH.',
  })
  @IsOptional()
  @Length(2, 50)
  committeePost?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The post of the vice district head in charge (分管副区长); TOUGH.',
  })
  @IsOptional()
  @Length(2, 50)
  headPost?: string | null;

  @Field(() => [ID], { defaultValue: [], description: 'Open events it comes from, at most 20.' })
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  eventIds!: string[];
}

@InputType('DraftWhistleInput', { description: 'Drafting a whistle.' })
export class DraftWhistleInput extends WhistleContentInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second whistle.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => WhistleKindEnum, { description: 'What it is blown for.' })
  kind!: WhistleKind;

  @Field(() => ID, { description: 'Where to report: a subdistrict or a place in it.' })
  areaCode!: string;
}

@InputType('ReviseWhistleInput', { description: 'Revising a draft; it is approved anew.' })
export class ReviseWhistleInput extends WhistleContentInput {
  @Field(() => ID, { description: 'The whistle.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version the caller saw.' })
  seenVersion?: number | null;
}

@InputType('WhistleStepInput', { description: 'A step that needs nothing but a note.' })
export class WhistleStepInput {
  @Field(() => ID, { description: 'The whistle or the response.' })
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

@InputType('WhistleReasonInput', { description: 'A step that must say why.' })
export class WhistleReasonInput {
  @Field(() => ID, { description: 'The whistle, response or bulletin.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version the caller saw.' })
  seenVersion?: number | null;

  @Field(() => String, { description: 'Why, 2 to 500 characters; no personal data.' })
  @Length(2, 500)
  note!: string;
}

@InputType('ApproveWhistleInput', { description: 'Approving a draft.' })
export class ApproveWhistleInput extends WhistleStepInput {
  @Field(() => String, { description: 'The leader post it is approved for, never a name.' })
  @Length(2, 50)
  post!: string;
}

@InputType('RecordWhistleLeaderReportInput', { description: 'The report of a leader.' })
export class RecordWhistleLeaderReportInput extends WhistleStepInput {
  @Field(() => LeaderSideEnum, { description: 'Which of the two leaders.' })
  side!: LeaderSide;
}

@InputType('WhistleTaskInput', { description: 'A task with one lead and a date.' })
export class WhistleTaskInput {
  @Field(() => String, { description: 'What is to be done, 2 to 200 characters.' })
  @Length(2, 200)
  title!: string;

  @Field(() => ID, { description: 'The one organisation that leads it.' })
  @IsUUID()
  @KnownOrganization()
  leadOrganizationId!: string;

  @Field(() => [ID], { defaultValue: [], description: 'Who helps, at most 20.' })
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @KnownOrganization()
  assistOrganizationIds!: string[];

  @Field(() => LocalDateScalar, { description: 'The last day.' })
  dueOn!: string;
}

@InputType('AgreeWhistleTasksInput', { description: 'What was agreed; said again, it adds.' })
export class AgreeWhistleTasksInput extends WhistleStepInput {
  @Field(() => [WhistleTaskInput], { description: 'The tasks, 1 to 20.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  tasks!: WhistleTaskInput[];
}

@InputType('FinishWhistleTaskInput', { description: 'Finishing a task.' })
export class FinishWhistleTaskInput {
  @Field(() => ID, { description: 'The task.' })
  id!: string;
}

@InputType('ConcludeWhistleInput', { description: 'Confirming how it ended.' })
export class ConcludeWhistleInput extends WhistleStepInput {
  @Field(() => WhistleOutcomeEnum, { description: 'How it ended.' })
  outcome!: WhistleOutcome;

  @Field(() => String, { description: 'What became of the matter, 2 to 1000 characters.' })
  @Length(2, 1000)
  outcomeNote!: string;
}

@InputType('RateWhistleInput', { description: 'Rating the other side.' })
export class RateWhistleInput {
  @Field(() => ID, { description: 'The whistle.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version the caller saw.' })
  seenVersion?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Whom the initiator rates; a responder rates the initiator and leaves it out.',
  })
  @IsOptional()
  @IsUUID()
  organizationId?: string | null;

  @Field(() => WhistleGradeEnum, { description: 'The grade.' })
  grade!: WhistleGrade;

  @Field(() => String, { nullable: true, description: 'More about it, no personal data.' })
  @IsOptional()
  @MaxLength(500)
  comment?: string | null;
}

@InputType('ReblowWhistleInput', { description: 'Blowing again about a closed matter.' })
export class ReblowWhistleInput {
  @Field(() => ID, { description: 'The closed whistle.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: 'The version the caller saw.' })
  seenVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'A key of the client.' })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => String, { description: 'What is the matter now, 2 to 2000 characters.' })
  @Length(2, 2000)
  problem!: string;

  @Field(() => String, { description: 'Why own means are not enough this time.' })
  @Length(2, 2000)
  triedSoFar!: string;
}
