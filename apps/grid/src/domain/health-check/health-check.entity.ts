import type { LocalDate } from '@gezhi/kernel';
import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { Urgency } from '../event/event.codes';
import type { HealthFindingState, HealthDimension } from './health-check.codes';
import type { HealthCheckState } from './health-check.states';

/** A health check of a residential compound (小区体检): a look at a place, never at who lives there. */
@Entity()
export class HealthCheck extends ChangingRecord {
  @IdColumn()
  id!: string;

  @CodeColumn()
  number!: string;

  /** The community or grid the compound lies in. */
  @CodeColumn()
  areaCode!: string;

  /** The name of the compound (小区). */
  @TextColumn()
  compound!: string;

  /** The version of indicators it asks, fixed when it was planned. */
  @ReferenceColumn()
  setId!: string;

  @WordColumn()
  state!: HealthCheckState;

  @LocalDateColumn()
  plannedOn!: LocalDate;

  /** The day by which findings are put right. */
  @LocalDateColumn({ nullable: true })
  rectifyBy!: LocalDate | null;

  /** Who went into the field: somebody else confirms. Never shown. */
  @TextColumn({ nullable: true })
  inspectorSubject!: string | null;

  @InstantColumn({ nullable: true })
  confirmedAt!: Date | null;

  @InstantColumn({ nullable: true })
  closedAt!: Date | null;
}

/** One step in the life of a health check. */
@Entity()
export class HealthCheckTransition extends TransitionRecord {
  @ReferenceColumn()
  checkId!: string;
}

/** What was found for one indicator (指标填报). */
@Entity()
export class HealthAnswer {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  checkId!: string;

  @CodeColumn()
  indicatorCode!: string;

  @IntegerColumn()
  position!: number;

  /** Null where a count of people is below ten: it is not kept. */
  @IntegerColumn({ nullable: true })
  value!: number | null;

  @BooleanColumn()
  belowTen!: boolean;

  /** References to photographs and documents in the files of the check. */
  @WordsColumn()
  evidence!: string[];

  @TextColumn({ nullable: true })
  remark!: string | null;
}

/** Something to put right that was found in the field (体检问题); it is over when its event is. */
@Entity()
export class HealthFinding extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  checkId!: string;

  @CodeColumn()
  areaCode!: string;

  @CodeColumn()
  indicatorCode!: string;

  @WordColumn()
  state!: HealthFindingState;

  @TextColumn()
  title!: string;

  @TextColumn()
  description!: string;

  @WordColumn()
  urgency!: Urgency;

  /** The event it opened; null until it is upheld. */
  @ReferenceColumn({ nullable: true })
  eventId!: string | null;
}

/** One value of the past, as it stands in a trend. */
export interface LedgerPoint {
  readonly checkId: string;
  readonly on: LocalDate;
  readonly value: number | null;
  readonly belowTen: boolean;
}

/** A line of the ledger of compounds (明白库): the latest value of an indicator, and those before it. */
@Entity()
export class HealthLedgerLine {
  @IdColumn()
  id!: string;

  @CodeColumn()
  communityCode!: string;

  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  compound!: string;

  @CodeColumn()
  indicatorCode!: string;

  @WordColumn()
  dimension!: HealthDimension;

  @TextColumn()
  title!: string;

  @IntegerColumn({ nullable: true })
  value!: number | null;

  @BooleanColumn()
  belowTen!: boolean;

  @LocalDateColumn()
  checkedOn!: LocalDate;

  /** The newest last, at most twelve. */
  @JsonColumn()
  trend!: readonly LedgerPoint[];
}
