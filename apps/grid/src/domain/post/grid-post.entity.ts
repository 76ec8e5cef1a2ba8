import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { GridPostKind } from './post.codes';

/**
 * A post (岗位) held in a grid or micro-grid for a time. The holder is staff, told by an opaque key and the name
 * worn at work; nothing leads from here to a resident.
 */
@Entity()
export class GridPost extends ChangingRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  kind!: GridPostKind;

  @BooleanColumn()
  fullTime!: boolean;

  /** The grid or micro-grid. */
  @CodeColumn()
  areaCode!: string;

  /** Opaque key of the holder. */
  @ReferenceColumn()
  workerId!: string;

  @TextColumn()
  workerName!: string;

  /** The employer. */
  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  @LocalDateColumn()
  fromDate!: string;

  /** The first day on which it is no longer held; null while it is. */
  @LocalDateColumn({ nullable: true })
  toDate!: string | null;

  @TextColumn({ nullable: true })
  endReason!: string | null;
}
