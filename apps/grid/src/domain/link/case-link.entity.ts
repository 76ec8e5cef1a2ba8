import { IdColumn, InstantColumn, ReferenceColumn, WordColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { CaseRelation } from './link.codes';

/** That one object of the grid hangs on another (关联): stored with the later one, read from both. Never changed. */
@Entity()
export class CaseLink {
  @IdColumn()
  id!: string;

  /** The later object: its GraphQL type and key. */
  @WordColumn()
  fromType!: string;

  @ReferenceColumn()
  fromId!: string;

  @WordColumn()
  relation!: CaseRelation;

  /** The earlier one. */
  @WordColumn()
  toType!: string;

  @ReferenceColumn()
  toId!: string;

  @InstantColumn()
  createdAt!: Date;
}
