import type { AreaKind } from '@gezhi/kernel';
import {
  CodeColumn,
  IntegerColumn,
  LocalDateColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** An area as its owner, grid, last told it: enough to know that a code exists, what it is, and whether it holds. */
@Entity()
export class ReferenceArea {
  @CodeColumn({ primary: true })
  code!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  kind!: AreaKind;

  @CodeColumn({ nullable: true })
  parentCode!: string | null;

  @LocalDateColumn()
  validFrom!: string;

  /** The first day it no longer holds; null while it does. */
  @LocalDateColumn({ nullable: true })
  validTo!: string | null;

  @IntegerColumn()
  version!: number;
}
