import { IsOptional, Length } from 'class-validator';
import { LocalDateScalar, KnownArea, KnownOrganization } from '@gezhi/subgraph';
import { Field, ID, InputType, Int } from 'type-graphql';

@InputType('DraftDelegationInput', { description: 'A power to be given to another organisation.' })
export class DraftDelegationInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second delegation.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The power item.' })
  powerItemCode!: string;

  @Field(() => ID, { description: 'The organisation that gives.' })
  @KnownOrganization()
  fromOrganizationId!: string;

  @Field(() => ID, { description: 'The organisation that receives.' })
  @KnownOrganization()
  toOrganizationId!: string;

  @Field(() => ID, { description: 'The subdistrict or district in which it is exercised.' })
  @KnownArea()
  areaCode!: string;

  @Field(() => String, { description: 'The document it rests on, 4 to 200 characters.' })
  @Length(4, 200)
  instrument!: string;

  @Field(() => LocalDateScalar, { description: 'The first day it holds.' })
  effectiveFrom!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day, if one is set.' })
  effectiveTo?: string | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'When it will be evaluated; needed to publish.',
  })
  nextEvaluation?: string | null;
}

@InputType('DelegationStepInput', { description: 'A step in the life of a delegation.' })
export class DelegationStepInput {
  @Field(() => ID, { description: 'The delegation.' })
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

@InputType('EvaluateDelegationInput', { description: 'The result of an evaluation.' })
export class EvaluateDelegationInput extends DelegationStepInput {
  @Field(() => LocalDateScalar, { description: 'When it will be evaluated next.' })
  nextEvaluation!: string;
}

@InputType('WithdrawDelegationInput', { description: 'Taking a power back; the note says why.' })
export class WithdrawDelegationInput extends DelegationStepInput {
  @Field(() => LocalDateScalar, { description: 'The first day it no longer holds.' })
  from!: string;
}
