import { IsOptional, Length, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { StepFields, StepKeyFields } from '../step.input';

@InputType('ClaimListItemInput', { description: 'Claiming a need or risk.' })
export class ClaimListItemInput {
  @Field(() => ID, { description: 'The item.' })
  itemId!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of its present claim the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the claimer offers, up to 500 characters; no personal data.',
  })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}

@InputType('ClaimStepInput', { description: 'A step of a claim that needs nothing more.' })
export class ClaimStepInput extends StepFields {}

@InputType('DeliverClaimInput', { description: 'Delivering what was claimed.' })
export class DeliverClaimInput extends StepFields {
  @Field(() => String, { description: 'What was done, 2 to 2000 characters; no personal data.' })
  @Length(2, 2_000)
  delivery!: string;
}

@InputType('ReturnClaimInput', { description: 'Giving a claim back.' })
export class ReturnClaimInput extends StepKeyFields {
  @Field(() => String, {
    description: 'Why, 2 to 500 characters; the next claimer reads it. No personal data.',
  })
  @Length(2, 500)
  note!: string;
}
