import { IsOptional, Length } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('ApplicationStepInput', { description: 'A step of an application.' })
export class ApplicationStepInput {
  @Field(() => ID, { description: 'The application.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'A remark for the history; no personal data.',
  })
  @IsOptional()
  @Length(1, 1000)
  note?: string | null;
}

@InputType('ApplicationReasonInput', {
  description: 'A step of an application that needs a written reason.',
})
export class ApplicationReasonInput {
  @Field(() => ID, { description: 'The application.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    description: 'As written to the applicant, 5 to 2000 characters; no personal data.',
  })
  @Length(5, 2000)
  reason!: string;
}
