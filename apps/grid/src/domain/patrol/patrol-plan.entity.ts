import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  IntegerColumn,
  LocalDateColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { GridElement } from '../grid/grid.codes';
import type { PatrolFrequency, PatrolPointKind } from './patrol.codes';

/** What is looked at in a grid, how often and by which post (巡查计划). Its points never change: a new plan has others. */
@Entity()
export class PatrolPlan extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The grid. */
  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  title!: string;

  @WordColumn()
  frequency!: PatrolFrequency;

  @ReferenceColumn()
  postId!: string;

  @LocalDateColumn()
  fromDate!: string;

  /** The first day on which it no longer goes; null while it does. */
  @LocalDateColumn({ nullable: true })
  toDate!: string | null;
}

/** A place, a stretch or an element that a patrol looks at (巡查点位): of the city, nobody’s home. */
@Entity()
export class PatrolPoint {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  planId!: string;

  @IntegerColumn()
  position!: number;

  @WordColumn()
  kind!: PatrolPointKind;

  @TextColumn()
  name!: string;

  /** Only of an element. */
  @WordColumn({ nullable: true })
  element!: GridElement | null;

  @MeasureColumn({ nullable: true })
  longitude!: number | null;

  @MeasureColumn({ nullable: true })
  latitude!: number | null;
}
