import { KnownOrganization, PageArgs } from '@gezhi/subgraph';
import { ArrayMaxSize, IsOptional, IsUUID, Length, MaxLength } from 'class-validator';
import { LocalDateScalar } from '@gezhi/subgraph';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type {
  NominationReason,
  SecretaryLevel,
} from '../../domain/secretary-order/secretary-order.codes';
import type { SecretaryOrderState } from '../../domain/secretary-order/secretary-order.states';
import {
  NominationReasonEnum,
  SecretaryLevelEnum,
  SecretaryOrderStateEnum,
} from './secretary-order.type';

@InputType('NominateSecretaryOrderInput', {
  description: 'Proposing a closed matter for a secretary.',
})
export class NominateSecretaryOrderInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same call again makes nothing new.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The closed event.' })
  @IsUUID()
  eventId!: string;

  @Field(() => NominationReasonEnum, { description: 'Why.' })
  reason!: NominationReason;

  @Field(() => String, {
    nullable: true,
    description: 'For the history, up to 500 characters; no personal data.',
  })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}

@InputType('SecretaryOrderStepInput', { description: 'A step of a secretary-handled order.' })
export class SecretaryOrderStepInput {
  @Field(() => ID, { description: 'The order.' })
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

@InputType('RaiseSecretaryOrderInput', { description: 'Raising an order, and why.' })
export class RaiseSecretaryOrderInput {
  @Field(() => ID, { description: 'The order.' })
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

@InputType('JudgeSecretaryOrderInput', { description: 'The three conditions, as found.' })
export class JudgeSecretaryOrderInput extends SecretaryOrderStepInput {
  @Field(() => Boolean, { description: 'Whether the matter is true (属实).' })
  isTrue!: boolean;

  @Field(() => Boolean, { description: 'Whether what is asked for is reasonable (合理).' })
  isReasonable!: boolean;

  @Field(() => Boolean, { description: 'Whether it is unsolved (未解决).' })
  isUnsolved!: boolean;
}

@InputType('AssignSecretaryLevelInput', { description: 'Whose secretary handles an order.' })
export class AssignSecretaryLevelInput extends SecretaryOrderStepInput {
  @Field(() => SecretaryLevelEnum, { description: 'The level.' })
  level!: SecretaryLevel;

  @Field(() => ID, { description: 'The organisation whose secretary answers for it.' })
  @IsUUID()
  @KnownOrganization()
  organizationId!: string;
}

@InputType('JointPlanInput', { description: 'Who joins, what is done and by when.' })
export class JointPlanInput extends SecretaryOrderStepInput {
  @Field(() => [ID], { description: 'Units that join (联办单位), up to 20.' })
  @ArrayMaxSize(20)
  @IsUUID(undefined, { each: true })
  @KnownOrganization()
  jointOrganizationIds!: string[];

  @Field(() => String, { description: 'The plan, 2 to 2,000 characters; no personal data.' })
  @Length(2, 2_000)
  plan!: string;

  @Field(() => LocalDateScalar, { description: 'The day by which it is solved; it lies ahead.' })
  dueOn!: string;
}

@InputType('ResolveSecretaryOrderInput', { description: 'How a matter was solved.' })
export class ResolveSecretaryOrderInput extends SecretaryOrderStepInput {
  @Field(() => String, { description: 'The result, 2 to 2,000 characters; no personal data.' })
  @Length(2, 2_000)
  result!: string;
}

@InputType('SecretaryOrderFilter', {
  description: 'Which orders of a list; conditions left out do not restrict.',
})
export class SecretaryOrderFilterInput {
  @Field(() => [SecretaryOrderStateEnum], {
    nullable: true,
    description: 'In one of these states.',
  })
  @IsOptional()
  @ArrayMaxSize(20)
  states?: SecretaryOrderState[] | null;

  @Field(() => [SecretaryLevelEnum], { nullable: true, description: 'Of one of these levels.' })
  @IsOptional()
  @ArrayMaxSize(3)
  levels?: SecretaryLevel[] | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'true: only those that still wait and are past the day of their plan.',
  })
  overdue?: boolean | null;
}

@ArgsType()
export class SecretaryOrderListArgs extends PageArgs {
  @Field(() => SecretaryOrderFilterInput, { nullable: true, description: 'Which orders.' })
  filter?: SecretaryOrderFilterInput | null;
}
