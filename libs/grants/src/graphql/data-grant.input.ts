import { PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import { LocalDateScalar } from '@gezhi/subgraph';
import type { DataGrantState } from '../domain/data-grant.states';
import type { DataPurpose } from '../domain/purpose.codes';
import { DataGrantStateEnum, DataPurposeEnum } from './data-grant.type';

/** Several hundred requests a second, all day: more than any client needs. */
const MOST_PER_HOUR = 1_000_000;

@InputType('RequestDataGrantInput', {
  description: 'What data is asked for, for what, where, how long, and on what basis.',
})
export class RequestDataGrantInput {
  @Field(() => String, { nullable: true, description: 'Makes repeated calls one request.' })
  @IsOptional()
  @Length(1, 100)
  clientMutationId?: string | null;

  @Field(() => DataPurposeEnum, { description: 'What it is read for.' })
  purpose!: DataPurpose;

  @Field(() => [String], {
    defaultValue: [],
    description: 'Metric keys of the domain; `event.*` stands for all that begin so.',
  })
  @ArrayMaxSize(100)
  metrics!: string[];

  @Field(() => [String], {
    defaultValue: [],
    description: 'Datasets of the catalogue of the domain.',
  })
  @ArrayMaxSize(20)
  datasets!: string[];

  @Field(() => [ID], { description: 'Area codes; each with all it contains. 1 to 200.' })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  areaCodes!: string[];

  @Field(() => [ID], {
    defaultValue: [],
    description: 'Organisations whose figures are asked for as well; at most 200.',
  })
  @ArrayMaxSize(200)
  organizationIds!: string[];

  @Field(() => LocalDateScalar, { description: 'The first day, today or later.' })
  validFrom!: string;

  @Field(() => LocalDateScalar, {
    description: 'The last day, included; at most a year. Renewals are new requests.',
  })
  validTo!: string;

  @Field(() => Int, {
    description: 'Requests to the department in an hour of the clock, 1 to 1000000.',
  })
  @Min(1)
  @Max(MOST_PER_HOUR)
  operationsPerHour!: number;

  @Field(() => String, {
    description: 'The law or decision it rests on (法律依据), 2 to 500 characters.',
  })
  @Length(2, 500)
  legalBasis!: string;
}

@InputType('DataGrantStepInput', { description: 'A step that needs nothing but a note.' })
export class DataGrantStepInput {
  @Field(() => ID, { description: 'The grant.' })
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

@InputType('DataGrantReasonInput', { description: 'A step that must say why.' })
export class DataGrantReasonInput {
  @Field(() => ID, { description: 'The grant.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    description: 'Why, 2 to 500 characters; no personal data. The client reads it.',
  })
  @Length(2, 500)
  note!: string;
}

@InputType('DataGrantFilterInput', { description: 'Which grants.' })
export class DataGrantFilterInput {
  @Field(() => [DataGrantStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: DataGrantState[] | null;

  @Field(() => [DataPurposeEnum], { nullable: true, description: 'For one of these purposes.' })
  purposes?: DataPurpose[] | null;

  @Field(() => ID, { nullable: true, description: 'Of this client organisation.' })
  @IsUUID()
  clientOrganizationId?: string | null;
}

@ArgsType()
export class DataGrantListArgs extends PageArgs {
  @Field(() => DataGrantFilterInput, { nullable: true, description: 'Which grants.' })
  filter?: DataGrantFilterInput | null;
}
