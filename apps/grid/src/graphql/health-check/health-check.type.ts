import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type { Urgency } from '../../domain/event/event.codes';
import type { HealthFindingState } from '../../domain/health-check/health-check.codes';
import {
  HEALTH_DIMENSIONS,
  HEALTH_FINDING_STATES,
} from '../../domain/health-check/health-check.codes';
import type {
  HealthCheckAction,
  HealthCheckState,
} from '../../domain/health-check/health-check.states';
import {
  HEALTH_CHECK_ACTIONS,
  HEALTH_CHECK_STATES,
} from '../../domain/health-check/health-check.states';
import { UrgencyEnum } from '../event/event.enums';

export const HealthDimensionEnum = codeEnum(HEALTH_DIMENSIONS);
export const HealthCheckStateEnum = codeEnum(HEALTH_CHECK_STATES);
const HealthCheckActionEnum = codeEnum(HEALTH_CHECK_ACTIONS);
const HealthFindingStateEnum = codeEnum(HEALTH_FINDING_STATES);

@Policy('staff')
@Directive('@key(fields: "id")')
@ObjectType('HealthCheck', {
  description:
    'A health check of a residential compound (小区体检): its buildings, environment, counts and technical security. ' +
    'It looks at a place, never at who lives there (grid.md, HealthCheck).',
})
export class HealthCheckType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => String, { description: 'The name of the compound (小区).' })
  compound!: string;

  @Field(() => HealthCheckStateEnum, { description: 'Where it stands.' })
  state!: HealthCheckState;

  @Field(() => LocalDateScalar, { description: 'The day it is planned for.' })
  plannedOn!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day by which findings are put right; null until that begins.',
  })
  rectifyBy!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the findings were confirmed.' })
  confirmedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const HealthCheckConnection = connectionType('HealthCheck', () => HealthCheckType);

@ObjectType('HealthCheckStep', { description: 'One step of a health check (流转记录).' })
export class HealthCheckStepType {
  @Field(() => HealthCheckActionEnum, { description: 'What was done.' })
  action!: HealthCheckAction | 'plan';

  @Field(() => HealthCheckStateEnum, {
    nullable: true,
    description: 'From where; null for the plan.',
  })
  fromState!: HealthCheckState | null;

  @Field(() => HealthCheckStateEnum, { description: 'To where.' })
  toState!: HealthCheckState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;

  @Field(() => String, { nullable: true, description: 'The reason given.' })
  note!: string | null;
}
export const HealthCheckStepConnection = connectionType(
  'HealthCheckStep',
  () => HealthCheckStepType,
);

@ObjectType('HealthAnswer', { description: 'What was found for one indicator (指标填报).' })
export class HealthAnswerType {
  @Field(() => String, { description: 'The code of the indicator in the set of the check.' })
  indicatorCode!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The value; a condition holds (1) or does not (0). Null where belowTen.',
  })
  value!: number | null;

  @Field(() => Boolean, {
    description: 'Whether it is a count of people below ten, which is not kept (guardrails.md 11).',
  })
  belowTen!: boolean;

  @Field(() => [String], {
    description: 'References to photographs and documents in the files of the check, at most 10.',
  })
  evidence!: string[];

  @Field(() => String, { nullable: true, description: 'What else was seen.' })
  remark!: string | null;
}
export const HealthAnswerConnection = connectionType('HealthAnswer', () => HealthAnswerType);

@Policy('staff')
@ObjectType('HealthFinding', {
  description:
    'Something to put right that a health check found (体检问题). Upheld, it opens an event, and is over when that is.',
})
export class HealthFindingType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The code of the indicator it is about.' })
  indicatorCode!: string;

  @Field(() => HealthFindingStateEnum, { description: 'What became of it.' })
  state!: HealthFindingState;

  @Field(() => String, { description: 'What is wrong.' })
  title!: string;

  @Field(() => String, { description: 'More about it.' })
  description!: string;

  @Field(() => UrgencyEnum, { description: 'The urgency of the event it opens.' })
  urgency!: Urgency;
}
export const HealthFindingConnection = connectionType('HealthFinding', () => HealthFindingType);
