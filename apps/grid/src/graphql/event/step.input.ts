import { IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { KnownOrganization } from '@gezhi/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { ReturnReason } from '../../domain/dispatch/dispatch.codes';
import { ReturnReasonEnum } from '../dispatch/dispatch-decision.type';

/** What every step of an event is told. */
@InputType('EventStepInput', { description: 'A step of an event that needs nothing but a note.' })
export class EventStepInput {
  @Field(() => ID, { description: 'The event.' })
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

/** A step that must say why. */
@InputType('EventReasonInput', { description: 'A step of an event that must say why.' })
export class EventReasonInput {
  @Field(() => ID, { description: 'The event.' })
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

@InputType('RequestEventReturnInput', { description: 'Asking to return an order.' })
export class RequestEventReturnInput extends EventReasonInput {
  @Field(() => ID, { description: 'The organisation that should lead instead.' })
  @IsUUID()
  @KnownOrganization()
  suggestedOrganizationId!: string;

  @Field(() => ReturnReasonEnum, {
    defaultValue: 'NOT_OUR_DUTY',
    description: 'The kind of reason.',
  })
  reason!: ReturnReason;
}
