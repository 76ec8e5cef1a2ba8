import type { DeadlineRecord, DeadlineUnit } from '@gezhi/deadlines';
import {
  BooleanColumn,
  InstantColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { ClockKind } from './application.codes';

/** One limit of an application and its clock; at most one of each kind. */
@Entity()
export class ApplicationClock implements DeadlineRecord {
  @PrimaryColumn({ type: 'uuid' })
  applicationId!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: ClockKind;

  @WordColumn()
  unit!: DeadlineUnit;

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
