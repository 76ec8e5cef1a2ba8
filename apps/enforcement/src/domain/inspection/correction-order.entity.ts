import type { DeadlineRecord } from '@gezhi/deadlines';
import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import type { LocalDate } from '@gezhi/kernel';
import { Column, Entity } from 'typeorm';
import type { CorrectionOutcome } from './inspection.codes';

/** A limit as columns of the row it belongs to. */
export class DeadlineColumns implements DeadlineRecord {
  @WordColumn()
  kind!: string;

  @WordColumn()
  unit!: DeadlineRecord['unit'];

  @IntegerColumn()
  amount!: number;

  @InstantColumn()
  startedAt!: Date;

  @InstantColumn()
  dueAt!: Date;

  @InstantColumn()
  approachesAt!: Date;

  @IntegerColumn()
  pausedTotal!: number;

  @InstantColumn({ nullable: true })
  pausedAt!: Date | null;

  @IntegerColumn()
  extendedBy!: number;

  @TextColumn()
  basis!: string;

  @BooleanColumn()
  rollsToWorkday!: boolean;

  @BooleanColumn()
  covered!: boolean;

  @InstantColumn({ nullable: true })
  metAt!: Date | null;
}

/** An order to put one violation right by a day (责令改正). */
@Entity()
export class CorrectionOrder extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  inspectionId!: string;

  @ReferenceColumn()
  findingId!: string;

  @CodeColumn()
  itemCode!: string;

  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  organizationId!: string;

  /** What must be done; free of personal data. */
  @TextColumn()
  requirement!: string;

  @Column(() => DeadlineColumns)
  deadline!: DeadlineColumns;

  @WordColumn()
  outcome!: CorrectionOutcome;

  /** The day the site had put it right, as the recheck found. */
  @LocalDateColumn({ nullable: true })
  correctedOn!: LocalDate | null;

  @InstantColumn({ nullable: true })
  recheckedAt!: Date | null;
}
