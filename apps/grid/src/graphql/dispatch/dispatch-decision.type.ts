import { codeEnum, connectionType, InstantScalar } from '@gezhi/subgraph';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  ReturnDecision,
  ReturnReason,
  RuleCondition,
  UndecidedReason,
} from '../../domain/dispatch/dispatch.codes';
import {
  RETURN_DECISIONS,
  RETURN_REASONS,
  RULE_CONDITIONS,
  UNDECIDED_REASONS,
} from '../../domain/dispatch/dispatch.codes';
import type {
  DispatchBasis,
  EventFlag,
  EventNature,
  EventSource,
  Urgency,
} from '../../domain/event/event.codes';
import {
  DispatchBasisEnum,
  EventFlagEnum,
  EventNatureEnum,
  EventSourceEnum,
  UrgencyEnum,
} from '../event/event.enums';

export const ReturnReasonEnum = codeEnum(RETURN_REASONS);
export const ReturnDecisionEnum = codeEnum(RETURN_DECISIONS);
export const RuleConditionEnum = codeEnum(RULE_CONDITIONS);
export const UndecidedReasonEnum = codeEnum(UNDECIDED_REASONS);

@ObjectType('DispatchFacts', {
  description: 'What the rules were asked about: the matter as it stood then.',
})
export class DispatchFactsType {
  @Field(() => EventSourceEnum, { description: 'Where it came from.' })
  source!: EventSource;

  @Field(() => EventNatureEnum, { description: 'What kind it was.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, { description: 'How urgent it was.' })
  urgency!: Urgency;

  @Field(() => ID, { nullable: true, description: 'Its category.' })
  categoryCode!: string | null;

  @Field(() => ID, { description: 'Its place.' })
  areaCode!: string;

  @Field(() => [EventFlagEnum], { description: 'Its marks.' })
  flags!: EventFlag[];

  @Field(() => Int, { description: 'The minute of the day in Asia/Shanghai, from 0.' })
  minute!: number;

  @Field(() => Boolean, { description: 'Whether it was a working day.' })
  workday!: boolean;
}

@ObjectType('DispatchRuleStep', {
  description: 'One rule that was asked, in its order; none after the one that was met.',
})
export class DispatchRuleStepType {
  @Field(() => String, { description: 'The rule.' })
  code!: string;

  @Field(() => Int, { description: 'Its priority then.' })
  priority!: number;

  @Field(() => RuleConditionEnum, {
    nullable: true,
    description: 'The first condition that was not met; null for the rule that was met.',
  })
  failed!: RuleCondition | null;
}

@ObjectType('DispatchTrace', {
  description:
    'How a lead was found (派单轨迹): the facts, and every rule that was asked about them.',
})
export class DispatchTraceType {
  @Field(() => DispatchFactsType, { description: 'What the rules were asked about.' })
  facts!: DispatchFactsType;

  @Field(() => [DispatchRuleStepType], { description: 'The rules asked, in their order.' })
  steps!: DispatchRuleStepType[];

  @Field(() => UndecidedReasonEnum, {
    nullable: true,
    description: 'Why rules and catalogue named nobody; null when they did.',
  })
  undecided!: UndecidedReason | null;
}

@ObjectType('DispatchDecision', {
  description:
    'One order of an event (派单记录): how its lead was found and what became of it. Never changed.',
})
export class DispatchDecisionType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => InstantScalar, { description: 'When it was dispatched.' })
  decidedAt!: Date;

  @Field(() => DispatchBasisEnum, { description: 'How the lead was found.' })
  basis!: DispatchBasis;

  @Field(() => Boolean, {
    description: 'Whether a dispatcher named another than rules and catalogue did.',
  })
  overridden!: boolean;

  @Field(() => String, { nullable: true, description: 'The rule that was met.' })
  ruleCode!: string | null;

  @Field(() => Int, { nullable: true, description: 'The version of the set of rules.' })
  ruleSetVersion!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version of the catalogue; the event keeps it.',
  })
  catalogueVersion!: number | null;

  @Field(() => String, { nullable: true, description: 'The entry of the catalogue.' })
  itemCode!: string | null;

  @Field(() => DispatchTraceType, { description: 'How it was found, rule by rule.' })
  trace!: DispatchTraceType;

  @Field(() => InstantScalar, { nullable: true, description: 'When the lead signed for it.' })
  signedAt!: Date | null;

  @Field(() => ReturnReasonEnum, { nullable: true, description: 'Why a return was asked for.' })
  returnReason!: ReturnReason | null;

  @Field(() => ReturnDecisionEnum, {
    nullable: true,
    description: 'What became of the return; null when none was asked for.',
  })
  returnDecision!: ReturnDecision | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the return was decided.' })
  returnDecidedAt!: Date | null;
}

export const DispatchDecisionConnection = connectionType(
  'DispatchDecision',
  () => DispatchDecisionType,
);
