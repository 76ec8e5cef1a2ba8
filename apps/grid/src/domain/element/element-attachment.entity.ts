import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { GridElement } from '../grid/grid.codes';

/** What a department attaches to a grid in place of a grid of its own (要素接入, rule G5), for a time. */
@Entity()
export class ElementAttachment extends ChangingRecord {
  @IdColumn()
  id!: string;

  @CodeColumn()
  gridCode!: string;

  @WordColumn()
  element!: GridElement;

  /** The department that attached it and looks after it. */
  @ReferenceColumn()
  organizationId!: string;

  /** Whom the grid turns to: a post of the department, no person. */
  @TextColumn()
  postTitle!: string;

  @LocalDateColumn()
  fromDate!: string;

  /** The first day it no longer is; null while it is. */
  @LocalDateColumn({ nullable: true })
  toDate!: string | null;

  @TextColumn({ nullable: true })
  endReason!: string | null;
}
