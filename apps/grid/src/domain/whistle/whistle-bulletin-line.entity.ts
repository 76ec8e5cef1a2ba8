import { IdColumn, IntegerColumn, ReferenceColumn, WordsColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One organisation in a bulletin. */
@Entity()
export class WhistleBulletinLine {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  bulletinId!: string;

  @ReferenceColumn()
  organizationId!: string;

  @IntegerColumn()
  responseCount!: number;

  @IntegerColumn()
  lateCount!: number;

  @IntegerColumn()
  absentCount!: number;

  /** Objections that were found to have no ground. */
  @IntegerColumn()
  refusedObjectionCount!: number;

  /** The whistles it came late to. */
  @WordsColumn({ default: '{}' })
  lateNumbers!: string[];

  /** The whistles it did not report to. */
  @WordsColumn({ default: '{}' })
  absentNumbers!: string[];
}
