import { LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
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
  AgreementForm,
  DisputeChannel,
  DisputeKind,
  DisputeRole,
  MediatorPost,
  SessionOutcome,
} from '../../domain/dispute/dispute.codes';
import type { DisputeState } from '../../domain/dispute/dispute.states';
import {
  AgreementFormEnum,
  DisputeChannelEnum,
  DisputeKindEnum,
  DisputeRoleEnum,
  DisputeStateEnum,
  MediatorPostEnum,
  SessionOutcomeEnum,
} from './dispute.type';

@InputType('DisputePartyInput', { description: 'How many of one role; no names.' })
export class DisputePartyInput {
  @Field(() => DisputeRoleEnum, { description: 'The role.' })
  role!: DisputeRole;

  @Field(() => Int, { description: 'How many, 1 to 10,000.' })
  @Min(1)
  @Max(10_000)
  count!: number;
}

@InputType('RegisterDisputeInput', { description: 'What is disputed in an event.' })
export class RegisterDisputeInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The event, of the nature DISPUTE.' })
  @IsUUID()
  eventId!: string;

  @Field(() => DisputeKindEnum, { description: 'What it is about.' })
  kind!: DisputeKind;

  @Field(() => [DisputePartyInput], { description: 'Who is party to it, by role and number.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  parties!: DisputePartyInput[];
}

@InputType('DisputeStepInput', {
  description: 'A step of a dispute that needs nothing but a note.',
})
export class DisputeStepInput {
  @Field(() => ID, { description: 'The dispute.' })
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

@InputType('BeginMediationInput', { description: 'Who mediates, and that everybody wants it.' })
export class BeginMediationInput extends DisputeStepInput {
  @Field(() => ID, { description: 'The people’s mediation committee.' })
  @IsUUID()
  committeeId!: string;

  @Field(() => Boolean, { description: 'Whether everybody involved has consented.' })
  consented!: boolean;
}

@InputType('HoldMediationSessionInput', { description: 'A session that was held.' })
export class HoldMediationSessionInput extends DisputeStepInput {
  @Field(() => LocalDateScalar, { description: 'On which day, not in the future.' })
  heldOn!: string;

  @Field(() => String, { description: 'Where, 2 to 100 characters; no personal data.' })
  @Length(2, 100)
  venue!: string;

  @Field(() => [MediatorPostEnum], { description: 'Who mediated, by post.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  mediatorPosts!: MediatorPost[];

  @Field(() => SessionOutcomeEnum, { description: 'How it ended.' })
  outcome!: SessionOutcome;
}

@InputType('ReachAgreementInput', { description: 'What was agreed.' })
export class ReachAgreementInput extends DisputeStepInput {
  @Field(() => AgreementFormEnum, { description: 'In which form it stands.' })
  form!: AgreementForm;

  @Field(() => String, { description: '2 to 2,000 characters; no personal data.' })
  @Length(2, 2_000)
  agreement!: string;
}

@InputType('FailMediationInput', { description: 'Ending mediation without an agreement.' })
export class FailMediationInput extends DisputeStepInput {
  @Field(() => Boolean, {
    description: 'Whether everybody was told of court, arbitration, review and petition.',
  })
  rightsNamed!: boolean;
}

@InputType('ReferDisputeInput', { description: 'Showing another way.' })
export class ReferDisputeInput extends DisputeStepInput {
  @Field(() => DisputeChannelEnum, { description: 'The way.' })
  channel!: DisputeChannel;
}

@InputType('VisitAfterAgreementInput', { description: 'Whether an agreement is kept.' })
export class VisitAfterAgreementInput extends DisputeStepInput {
  @Field(() => Boolean, { description: 'false: it is mediated again.' })
  kept!: boolean;
}

@InputType('DisputeFilter', {
  description: 'Which disputes of a list; conditions left out do not restrict.',
})
export class DisputeFilterInput {
  @Field(() => ID, { nullable: true, description: 'On this one of the three lists.' })
  @IsOptional()
  @MaxLength(50)
  list?: string | null;

  @Field(() => [DisputeStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(20)
  states?: DisputeState[] | null;

  @Field(() => [DisputeKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(20)
  kinds?: DisputeKind[] | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only those whose visit is due.' })
  visitDue?: boolean | null;
}

@ArgsType()
export class DisputeListArgs extends PageArgs {
  @Field(() => DisputeFilterInput, { nullable: true, description: 'Which disputes.' })
  filter?: DisputeFilterInput | null;
}
