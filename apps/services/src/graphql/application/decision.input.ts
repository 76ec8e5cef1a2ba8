import { LocalDateScalar } from '@gezhi/subgraph';
import { IsOptional, Length, Matches } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import type { SpecialProcedure } from '../../domain/application/application.codes';
import { DecisionEnum, SpecialProcedureEnum } from './application.enums';
import { ApplicationReasonInput, ApplicationStepInput } from './step.input';

@InputType('SpecialProcedureInput', {
  description: 'A special procedure and what the applicant is told of it.',
})
export class SpecialProcedureInput extends ApplicationStepInput {
  @Field(() => SpecialProcedureEnum, { description: 'What stops the clock.' })
  procedure!: SpecialProcedure;

  @Field(() => LocalDateScalar, { description: 'The day on which it ends, as told in writing.' })
  until!: string;

  @Field(() => String, { description: 'The number of the written notice.' })
  @Length(2, 100)
  noticeNumber!: string;
}

@InputType('ExtendApplicationInput', { description: 'An extension, told to the applicant.' })
export class ExtendApplicationInput extends ApplicationReasonInput {
  @Field(() => Int, { description: 'Working days to add, at most 10.' })
  days!: number;

  @Field(() => String, { description: "The number of the head's approval." })
  @Length(0, 100)
  approval!: string;
}

@InputType('DecideApplicationInput', { description: 'A decision on the merits.' })
export class DecideApplicationInput {
  @Field(() => ID, { description: 'The application.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => DecisionEnum, { description: 'Granted or denied.' })
  outcome!: 'GRANTED' | 'DENIED';

  @Field(() => String, { nullable: true, description: 'Why; needed for a denial.' })
  @IsOptional()
  @Length(0, 2000)
  reason?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where reconsideration can be asked for; needed for a denial.',
  })
  @IsOptional()
  @Length(0, 200)
  reconsiderationBody?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where it can be taken to court; needed for a denial.',
  })
  @IsOptional()
  @Length(0, 200)
  litigationCourt?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the legal limit was missed; needed after it.',
  })
  @IsOptional()
  @Length(0, 1000)
  lateReason?: string | null;
}

@InputType('IssueResultInput', { description: 'What is issued.' })
export class IssueResultInput extends ApplicationStepInput {
  @Field(() => String, { description: 'The number of the licence, digits, capitals and hyphens.' })
  @Matches(/^[0-9A-Z-]{4,60}$/)
  licenceNumber!: string;
}
