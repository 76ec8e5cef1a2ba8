import {
  CodeColumn,
  IdColumn,
  IntegerColumn,
  LocalDateColumn,
  MeasureColumn,
  ReferenceColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { RedrawingKind } from './redrawing.codes';

/** That ground of one area went to another (沿革). The shares of an area that ended add up to 1. Never changed. */
@Entity()
export class AreaSuccession {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  redrawingId!: string;

  @CodeColumn()
  fromCode!: string;

  @CodeColumn()
  toCode!: string;

  @WordColumn()
  kind!: RedrawingKind;

  /** Which share of the households of `from` went there, 0 to 1. */
  @MeasureColumn()
  share!: number;

  @IntegerColumn()
  households!: number;

  @LocalDateColumn()
  effectiveDate!: string;
}
