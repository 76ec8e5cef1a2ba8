import {
  ChangingRecord,
  CodeColumn,
  DeadlineColumns,
  IdColumn,
  InstantColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import type { LocalDate } from '@gezhi/kernel';
import { Column, Entity } from 'typeorm';
import type { CorrectionOutcome } from './inspection.codes';

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
