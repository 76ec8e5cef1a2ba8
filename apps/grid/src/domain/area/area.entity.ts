import type { AreaKind } from '@gezhi/kernel';
import {
  CodeColumn,
  IntegerColumn,
  JsonColumn,
  LocalDateColumn,
  MeasureColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { Boundary } from './geometry';

/** An area (区域) of any level, from the city down to a micro-grid. Households are a count, never nodes. */
@Entity()
export class Area {
  @CodeColumn({ primary: true })
  code!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  kind!: AreaKind;

  /** 1 for the city … 6 for a micro-grid. */
  @IntegerColumn()
  level!: number;

  @CodeColumn({ nullable: true })
  parentCode!: string | null;

  /** Null where nobody counts them: functional areas. */
  @IntegerColumn({ nullable: true })
  households!: number | null;

  @MeasureColumn({ nullable: true })
  longitude!: number | null;

  @MeasureColumn({ nullable: true })
  latitude!: number | null;

  @JsonColumn({ nullable: true })
  boundary!: Boundary | null;

  @LocalDateColumn()
  validFrom!: string;

  /** The first day it no longer holds; null while it does. */
  @LocalDateColumn({ nullable: true })
  validTo!: string | null;
}
