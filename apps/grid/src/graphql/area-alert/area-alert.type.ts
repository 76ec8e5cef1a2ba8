import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { AreaAlertAspect, AreaAlertType } from '../../domain/area-alert/area-alert.codes';
import { AREA_ALERT_ASPECTS, AREA_ALERT_TYPES } from '../../domain/area-alert/area-alert.codes';
import type { BaselineWeek } from '../../domain/area-alert/area-alert.entity';
import type { AreaAlertAction, AreaAlertState } from '../../domain/area-alert/area-alert.states';
import { AREA_ALERT_ACTIONS, AREA_ALERT_STATES } from '../../domain/area-alert/area-alert.states';

export const AreaAlertTypeEnum = codeEnum(AREA_ALERT_TYPES);
const AreaAlertAspectEnum = codeEnum(AREA_ALERT_ASPECTS);
export const AreaAlertStateEnum = codeEnum(AREA_ALERT_STATES);
const AreaAlertActionEnum = codeEnum(AREA_ALERT_ACTIONS);

@ObjectType('AlertBaselineWeek', { description: 'A week of an area’s own past (基线周).' })
export class AlertBaselineWeekType {
  @Field(() => LocalDateScalar, { description: 'Its Monday.' })
  week!: string;

  @Field(() => Int, { description: 'How many events; fewer than ten count as ten.' })
  count!: number;

  @Field(() => Boolean, { description: 'Whether there were fewer than ten.' })
  belowTen!: boolean;
}

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('AreaAlert', {
  description:
    'That an area had more events of some categories in a week than its own past explains (区域预警). It finds a matter ' +
    'to solve: a count of at least ten, no reporter, no person, no prediction (grid.md, AreaAlert; guardrails.md 4).',
})
export class AreaAlertGraphType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => AreaAlertTypeEnum, { description: 'What it warns of.' })
  type!: AreaAlertType;

  @Field(() => AreaAlertAspectEnum, { description: 'The aspect it belongs to.' })
  aspect!: AreaAlertAspect;

  @Field(() => AreaAlertStateEnum, { description: 'Where it stands.' })
  state!: AreaAlertState;

  @Field(() => LocalDateScalar, { description: 'The Monday of the week that was counted.' })
  week!: string;

  @Field(() => [String], {
    description: 'The categories that were counted: branches or leaves of the tree.',
  })
  categories!: string[];

  @Field(() => Int, { description: 'How many events there were, at least ten.' })
  observed!: number;

  @Field(() => Float, { description: 'How many were to be expected: the median of the baseline.' })
  expected!: number;

  @Field(() => Float, {
    description:
      'How much the baseline varies: its median absolute deviation × 1.4826, at least 1.',
  })
  deviation!: number;

  @Field(() => Float, {
    description: 'expected + deviations × deviation: more than this stands out.',
  })
  threshold!: number;

  @Field(() => Float, { description: 'How many deviations the rule asked for.' })
  deviations!: number;

  @Field(() => [AlertBaselineWeekType], {
    description: 'The weeks before it, the oldest first, at most 52: all the method uses.',
  })
  baseline!: readonly BaselineWeek[];

  @Field(() => String, { nullable: true, description: 'What came of it; null until it ended.' })
  outcome!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When a person took notice of it.' })
  acknowledgedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it ended.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const AreaAlertConnection = connectionType('AreaAlert', () => AreaAlertGraphType);

@ObjectType('AreaAlertStep', { description: 'One step in the life of an area alert (流转记录).' })
export class AreaAlertStepType {
  @Field(() => AreaAlertActionEnum, { description: 'What was done.' })
  action!: AreaAlertAction | 'raise';

  @Field(() => AreaAlertStateEnum, { nullable: true, description: 'From where; null at first.' })
  fromState!: AreaAlertState | null;

  @Field(() => AreaAlertStateEnum, { description: 'To where.' })
  toState!: AreaAlertState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}
export const AreaAlertStepConnection = connectionType('AreaAlertStep', () => AreaAlertStepType);

@Policy('staff')
@ObjectType('AreaAlertRule', {
  description:
    'What alerts of a type count and when they are raised (预警规则); a city sets its own.',
})
export class AreaAlertRuleType {
  @Field(() => AreaAlertTypeEnum, { description: 'What it warns of.' })
  type!: AreaAlertType;

  @Field(() => AreaAlertAspectEnum, { description: 'The aspect it belongs to.' })
  aspect!: AreaAlertAspect;

  @Field(() => [String], { description: 'Branches or leaves of the category tree.' })
  categories!: string[];

  @Field(() => Int, { description: 'Digits of the area counted: 12 a community, 16 a grid.' })
  areaDigits!: number;

  @Field(() => Boolean, { description: 'Whether each leaf is counted by itself.' })
  byMatter!: boolean;

  @Field(() => Int, { description: 'How many weeks of its own past an area is compared with.' })
  baselineWeeks!: number;

  @Field(() => Float, { description: 'How many deviations above what is expected.' })
  deviations!: number;

  @Field(() => Int, { description: 'Fewer events than this are never looked at; at least ten.' })
  leastEvents!: number;

  @Field(() => Boolean, { description: 'Whether it is in use.' })
  active!: boolean;

  @Field(() => String, { description: 'Where its numbers come from.' })
  basis!: string;
}
