import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  MeasureColumn,
  ReferenceColumn,
  TransitionRecord,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { PatrolExcuse } from './patrol.codes';
import type { PatrolState } from './patrol.states';

/** One patrol of a plan on its day (一次巡查). What stays of it are counts. */
@Entity()
export class Patrol extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  planId!: string;

  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  postId!: string;

  /** Who held the post on the day. */
  @ReferenceColumn()
  workerId!: string;

  @LocalDateColumn()
  plannedOn!: LocalDate;

  @WordColumn()
  state!: PatrolState;

  @InstantColumn({ nullable: true })
  startedAt!: Date | null;

  @InstantColumn({ nullable: true })
  finishedAt!: Date | null;

  @WordColumn({ nullable: true })
  excuse!: PatrolExcuse | null;

  @IntegerColumn()
  pointCount!: number;

  @IntegerColumn()
  visitedCount!: number;

  @IntegerColumn()
  findingCount!: number;
}

/** One step in the life of a patrol. */
@Entity()
export class PatrolTransition extends TransitionRecord {
  @ReferenceColumn()
  patrolId!: string;
}

/** That a point was visited on a patrol: no moment, no place. Goes after 30 days; the count stays. */
@Entity()
export class PatrolVisit {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  patrolId!: string;

  @ReferenceColumn()
  pointId!: string;

  @LocalDateColumn()
  visitedOn!: LocalDate;
}

/**
 * A check-in (打卡) at a point of an own patrol, or for an own task: when, and if the worker sends it about where. Seen
 * by the worker alone, gone after 30 days. Nothing is kept between two of them.
 */
@Entity()
export class CheckIn {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  workerId!: string;

  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn({ nullable: true })
  patrolId!: string | null;

  @ReferenceColumn({ nullable: true })
  pointId!: string | null;

  @ReferenceColumn({ nullable: true })
  taskId!: string | null;

  /** When it was made, by the device. */
  @InstantColumn()
  at!: Date;

  /** To about 100 m. */
  @MeasureColumn({ nullable: true })
  longitude!: number | null;

  @MeasureColumn({ nullable: true })
  latitude!: number | null;
}
