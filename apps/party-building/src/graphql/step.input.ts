import { IsOptional, MaxLength } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

/** What every step names; not in the schema by itself. */
@InputType()
export abstract class StepKeyFields {
  @Field(() => ID, { description: 'What the step is of.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;
}

/** The same with a reason that need not be given. */
@InputType()
export abstract class StepFields extends StepKeyFields {
  @Field(() => String, {
    nullable: true,
    description: 'Why, for the history, up to 500 characters; no personal data.',
  })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}
