import { codeEnum, connectionType, InstantScalar, LocalDateScalar, Policy } from '@gezhi/subgraph';
import { Field, Float, ID, Int, ObjectType } from 'type-graphql';
import type { GridElement } from '../../domain/grid/grid.codes';
import type {
  PatrolExcuse,
  PatrolFrequency,
  PatrolPointKind,
} from '../../domain/patrol/patrol.codes';
import {
  PATROL_EXCUSES,
  PATROL_FREQUENCIES,
  PATROL_POINT_KINDS,
} from '../../domain/patrol/patrol.codes';
import type { PatrolAction, PatrolState } from '../../domain/patrol/patrol.states';
import { PATROL_ACTIONS, PATROL_STATES } from '../../domain/patrol/patrol.states';
import { GridElementEnum } from '../grid/grid.enums';

export const PatrolFrequencyEnum = codeEnum(PATROL_FREQUENCIES);
export const PatrolPointKindEnum = codeEnum(PATROL_POINT_KINDS);
export const PatrolExcuseEnum = codeEnum(PATROL_EXCUSES);
export const PatrolStateEnum = codeEnum(PATROL_STATES);
export const PatrolActionEnum = codeEnum(PATROL_ACTIONS);

@Policy('staff')
@ObjectType('PatrolPoint', {
  description: 'A place, a stretch or an element that a patrol looks at (巡查点位).',
})
export class PatrolPointType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => Int, { description: 'Its place in the order, from 1.' })
  position!: number;

  @Field(() => PatrolPointKindEnum, { description: 'What it is.' })
  kind!: PatrolPointKind;

  @Field(() => String, { description: 'What it is called.' })
  name!: string;

  @Field(() => GridElementEnum, {
    nullable: true,
    description: 'Whose element it is, where it is one.',
  })
  element!: GridElement | null;

  @Field(() => Float, { nullable: true, description: 'Longitude of the place, WGS 84.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude of the place, WGS 84.' })
  latitude!: number | null;
}

@Policy('staff')
@ObjectType('PatrolPlan', {
  description: 'What is looked at in a grid, how often and by which post (巡查计划).',
})
export class PatrolPlanType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => ID, { description: 'The grid.' })
  areaCode!: string;

  @Field(() => String, { description: 'What it is called.' })
  title!: string;

  @Field(() => PatrolFrequencyEnum, { description: 'How often it goes.' })
  frequency!: PatrolFrequency;

  @Field(() => LocalDateScalar, { description: 'The first day.' })
  fromDate!: string;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The first day on which it no longer goes; null while it does.',
  })
  toDate!: string | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const PatrolPlanConnection = connectionType('PatrolPlan', () => PatrolPlanType);

@Policy('staff')
@ObjectType('PatrolVisit', { description: 'A point of a patrol, and whether it was visited.' })
export class PatrolVisitType {
  @Field(() => PatrolPointType, { description: 'The point.' })
  point!: PatrolPointType;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether it was visited; null after 30 days, when only counts are left.',
  })
  visited!: boolean | null;
}

@Policy('staff')
@ObjectType('Patrol', {
  description:
    'One patrol of a plan on its day (一次巡查). Seen by the worker, the leader of the grid and those who plan there; ' +
    'none of them but the worker learns when or where a check-in was made.',
})
export class PatrolType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => ID, { description: 'The grid.' })
  areaCode!: string;

  @Field(() => LocalDateScalar, { description: 'The day.' })
  plannedOn!: string;

  @Field(() => PatrolStateEnum, { description: 'Where it stands.' })
  state!: PatrolState;

  @Field(() => PatrolExcuseEnum, { nullable: true, description: 'Why it need not be made.' })
  excuse!: PatrolExcuse | null;

  @Field(() => Int, { description: 'How many points it has.' })
  pointCount!: number;

  @Field(() => Int, { description: 'How many were visited.' })
  visitedCount!: number;

  @Field(() => Int, { description: 'How many events came of it.' })
  findingCount!: number;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const PatrolConnection = connectionType('Patrol', () => PatrolType);

@Policy('staff')
@ObjectType('PatrolStep', { description: 'A step in the life of a patrol.' })
export class PatrolStepType {
  @Field(() => PatrolActionEnum, { description: 'What was done.' })
  action!: PatrolAction | 'plan';

  @Field(() => PatrolStateEnum, { nullable: true, description: 'The state before.' })
  fromState!: PatrolState | null;

  @Field(() => PatrolStateEnum, { description: 'The state after.' })
  toState!: PatrolState;

  @Field(() => InstantScalar, { description: 'When it came in.' })
  occurredAt!: Date;
}
export const PatrolStepConnection = connectionType('PatrolStep', () => PatrolStepType);

@Policy('staff')
@ObjectType('CheckIn', {
  description:
    'An own check-in (打卡) at a point of a patrol or for a task. Nobody else can read it; it is gone after 30 days.',
})
export class CheckInType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => ID, { description: 'The area of the patrol or task.' })
  areaCode!: string;

  @Field(() => ID, { nullable: true, description: 'The patrol.' })
  patrolId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The point.' })
  pointId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The task, in place of a patrol.' })
  taskId!: string | null;

  @Field(() => InstantScalar, { description: 'When it was made, by the device.' })
  at!: Date;

  @Field(() => Float, {
    nullable: true,
    description: 'Longitude to about 100 m, if it was sent; nothing nearer is stored.',
  })
  longitude!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Latitude to about 100 m, if it was sent; nothing nearer is stored.',
  })
  latitude!: number | null;
}
export const CheckInConnection = connectionType('CheckIn', () => CheckInType);
