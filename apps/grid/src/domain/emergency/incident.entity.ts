import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { IncidentKind, ReportForm, ResponseLevel } from './emergency.codes';
import type { IncidentState } from './incident.states';

/** What is to be done better (改进措施), by whom and when. */
export interface Improvement {
  readonly title: string;
  readonly organizationId: string;
  readonly dueOn: string;
}

/** An emergency (突发事件): what happened where and what is done about it. Of people it knows counts, never names. */
@Entity()
export class EmergencyIncident extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What people quote: `E20261012-9F3A61C2`. */
  @CodeColumn()
  number!: string;

  @WordColumn()
  kind!: IncidentKind;

  @WordColumn()
  state!: IncidentState;

  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  title!: string;

  @TextColumn()
  description!: string;

  /** The event it was reported as, where it was one. */
  @ReferenceColumn({ nullable: true })
  eventId!: string | null;

  /** Null until the response begins; then the one that holds. */
  @WordColumn({ nullable: true })
  level!: ResponseLevel | null;

  /** The version of the plan it is answered by. */
  @ReferenceColumn({ nullable: true })
  planId!: string | null;

  @InstantColumn()
  reportedAt!: Date;

  /** By when it is first reported upwards in each form, as the limits were when it came in; and when it was. */
  @InstantColumn()
  oralDueAt!: Date;

  @InstantColumn()
  writtenDueAt!: Date;

  @InstantColumn({ nullable: true })
  oralAt!: Date | null;

  @InstantColumn({ nullable: true })
  writtenAt!: Date | null;

  @BooleanColumn()
  oralLateTold!: boolean;

  @BooleanColumn()
  writtenLateTold!: boolean;

  @InstantColumn({ nullable: true })
  respondedAt!: Date | null;

  @InstantColumn({ nullable: true })
  controlledAt!: Date | null;

  /** When it was stood down, or found a false alarm. */
  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  @TextColumn({ nullable: true })
  review!: string | null;

  @JsonColumn()
  improvements!: readonly Improvement[];
}

/** One step in the life of an incident. */
@Entity()
export class EmergencyIncidentTransition extends TransitionRecord {
  @ReferenceColumn()
  incidentId!: string;
}

/** That the level of response was set, raised or lowered (响应等级调整). Never changed. */
@Entity()
export class IncidentLevelChange {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  incidentId!: string;

  @WordColumn({ nullable: true })
  fromLevel!: ResponseLevel | null;

  @WordColumn()
  toLevel!: ResponseLevel;

  @TextColumn()
  reason!: string;

  @InstantColumn()
  decidedAt!: Date;
}

/** What the situation is, reported upwards (信息报告). Never changed. */
@Entity()
export class SituationReport {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  incidentId!: string;

  /** 1 for the first (首报), then the next (续报). */
  @IntegerColumn()
  sequence!: number;

  @WordColumn()
  form!: ReportForm;

  @TextColumn()
  text!: string;

  /** Counts, as far as they are known; only the handling side is shown them. */
  @IntegerColumn({ nullable: true })
  dead!: number | null;

  @IntegerColumn({ nullable: true })
  missing!: number | null;

  @IntegerColumn({ nullable: true })
  injured!: number | null;

  @IntegerColumn({ nullable: true })
  evacuated!: number | null;

  @InstantColumn()
  reportedAt!: Date;

  /** Whether it came after the limit; null where none ran: only the first of each form has one. */
  @BooleanColumn({ nullable: true })
  late!: boolean | null;
}

/** By when an incident is first reported upwards (信息报告时限). Each city sets its own. */
@Entity()
export class SituationReportLimit {
  @CodeColumn({ primary: true })
  form!: ReportForm;

  @IntegerColumn()
  minutes!: number;

  /** What the limit follows, for people. */
  @TextColumn()
  source!: string;
}
