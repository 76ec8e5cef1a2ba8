import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  LocalDateColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { RedrawingKind, RedrawingState } from './redrawing.codes';
import type { RedrawingPlan } from './redrawing.plan';

/** One recorded act by which grids are drawn anew (区划调整): a split, a merge or a move. */
@Entity()
export class Redrawing extends ChangingRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  kind!: RedrawingKind;

  @WordColumn()
  state!: RedrawingState;

  /** The smallest area that holds everything it touches. */
  @CodeColumn()
  areaCode!: string;

  /** The first day it is in effect. */
  @LocalDateColumn()
  effectiveDate!: string;

  @TextColumn()
  reason!: string;

  @TextColumn({ nullable: true })
  documentNumber!: string | null;

  @JsonColumn()
  plan!: RedrawingPlan;

  /** The code of what refused it on its day. */
  @WordColumn({ nullable: true })
  failure!: string | null;

  @InstantColumn({ nullable: true })
  doneAt!: Date | null;
}
