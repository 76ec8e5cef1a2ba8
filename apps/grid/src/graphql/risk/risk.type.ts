import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  RiskDismissal,
  RiskKind,
  RiskLevel,
  RiskPhase,
  RiskSource,
} from '../../domain/risk/risk.codes';
import {
  RISK_DISMISSALS,
  RISK_KINDS,
  RISK_LEVELS,
  RISK_PHASES,
  RISK_SOURCES,
} from '../../domain/risk/risk.codes';
import type { RiskAction, RiskMeasureState, RiskState } from '../../domain/risk/risk.states';
import { RISK_ACTIONS, RISK_MEASURE_STATES, RISK_STATES } from '../../domain/risk/risk.states';

export const RiskKindEnum = codeEnum(RISK_KINDS);
export const RiskPhaseEnum = codeEnum(RISK_PHASES);
export const RiskLevelEnum = codeEnum(RISK_LEVELS);
export const RiskSourceEnum = codeEnum(RISK_SOURCES);
export const RiskDismissalEnum = codeEnum(RISK_DISMISSALS);
export const RiskStateEnum = codeEnum(RISK_STATES);
const RiskActionEnum = codeEnum(RISK_ACTIONS);
const RiskMeasureStateEnum = codeEnum(RISK_MEASURE_STATES);

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('Risk', {
  description:
    'A danger that lies in a matter, a site or an area (风险): found early, resolved in the middle, kept from coming ' +
    'back at the end. Its level is of the matter; there is no risk of a person (coverage G-15; guardrails.md 1).',
})
export class RiskType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => RiskKindEnum, { description: 'What it is about.' })
  kind!: RiskKind;

  @Field(() => RiskStateEnum, { description: 'Where it stands.' })
  state!: RiskState;

  @Field(() => RiskLevelEnum, {
    nullable: true,
    description: 'How much is at stake; null until it is assessed.',
  })
  level!: RiskLevel | null;

  @Field(() => String, { nullable: true, description: 'The site it lies in, where it is one.' })
  site!: string | null;

  @Field(() => String, { description: 'What it is.' })
  title!: string;

  @Field(() => String, { description: 'What is at stake.' })
  atStake!: string;

  @Field(() => RiskSourceEnum, { description: 'Where it was found.' })
  source!: RiskSource;

  @Field(() => InstantScalar, { description: 'When it was found.' })
  foundAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was assessed last.' })
  assessedAt!: Date | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day of its next review; null before it is assessed and when it is over.',
  })
  reviewOn!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was found resolved.' })
  resolvedAt!: Date | null;

  @Field(() => String, {
    nullable: true,
    description: 'The rule or standing measure that keeps it from coming back.',
  })
  standingRule!: string | null;

  @Field(() => String, { nullable: true, description: 'The document the rule stands in.' })
  ruleDocument!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When that rule was set.' })
  institutionalisedAt!: Date | null;

  @Field(() => RiskDismissalEnum, {
    nullable: true,
    description: 'Why it is not kept in the register; null unless DISMISSED.',
  })
  dismissal!: RiskDismissal | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed or dismissed.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const RiskConnection = connectionType('Risk', () => RiskType);

@Policy('staff')
@ObjectType('RiskMeasure', {
  description: 'What an organisation does about a risk by a day (化解措施).',
})
export class RiskMeasureType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'What is done.' })
  title!: string;

  @Field(() => LocalDateScalar, { description: 'By when.' })
  dueOn!: string;

  @Field(() => RiskMeasureStateEnum, { description: 'Where it stands.' })
  state!: RiskMeasureState;

  @Field(() => String, { nullable: true, description: 'What was done, or why it was dropped.' })
  result!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was finished or dropped.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const RiskMeasureConnection = connectionType('RiskMeasure', () => RiskMeasureType);

@ObjectType('RiskReview', { description: 'A look at a risk on its day (复查).' })
export class RiskReviewType {
  @Field(() => InstantScalar, { description: 'When.' })
  reviewedAt!: Date;

  @Field(() => String, { description: 'What was seen.' })
  finding!: string;

  @Field(() => Boolean, { description: 'Whether it was there again though it was resolved.' })
  cameBack!: boolean;
}
export const RiskReviewConnection = connectionType('RiskReview', () => RiskReviewType);

@ObjectType('RiskStep', { description: 'One step in the life of a risk (流转记录).' })
export class RiskStepType {
  @Field(() => RiskActionEnum, { description: 'What was done.' })
  action!: RiskAction | 'register';

  @Field(() => RiskStateEnum, { nullable: true, description: 'From where; null at first.' })
  fromState!: RiskState | null;

  @Field(() => RiskStateEnum, { description: 'To where.' })
  toState!: RiskState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}
export const RiskStepConnection = connectionType('RiskStep', () => RiskStepType);

@ObjectType('RiskCount', { description: 'How many open risks of a kind are in a phase.' })
export class RiskCountType {
  @Field(() => RiskKindEnum, { description: 'The kind.' })
  kind!: RiskKind;

  @Field(() => RiskPhaseEnum, { description: 'The phase.' })
  phase!: RiskPhase;

  @Field(() => Int, { description: 'How many.' })
  count!: number;

  @Field(() => Int, { description: 'How many of them have a measure whose day is over.' })
  late!: number;
}
