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
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { AreaAlertAspect, AreaAlertType } from './area-alert.codes';
import type { AreaAlertState } from './area-alert.states';

/** What an alert of a type counts and when it is raised (预警规则). A city sets its own. */
@Entity()
export class AreaAlertRule {
  @CodeColumn({ primary: true })
  type!: AreaAlertType;

  @WordColumn()
  aspect!: AreaAlertAspect;

  /** Branches or leaves of the category tree. */
  @WordsColumn()
  categories!: string[];

  /** 12: counted by community; 16: by grid. Never below. */
  @IntegerColumn()
  areaDigits!: number;

  /** Whether each leaf is counted by itself: many reports of one matter. */
  @BooleanColumn()
  byMatter!: boolean;

  @IntegerColumn()
  baselineWeeks!: number;

  /** How many deviations above what is expected. */
  @MeasureColumn()
  deviations!: number;

  /** Fewer events than this are never looked at; at least ten (guardrails.md 4). */
  @IntegerColumn()
  leastEvents!: number;

  @BooleanColumn()
  active!: boolean;

  /** The document each number comes from. */
  @TextColumn()
  basis!: string;
}

/** One week of a baseline; fewer than ten counts as ten. */
export interface BaselineWeek {
  readonly week: LocalDate;
  readonly count: number;
  readonly belowTen: boolean;
}

/** That an area had more events of some categories in a week than its own past explains (区域预警): a count, no person. */
@Entity()
export class AreaAlert extends ChangingRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  type!: AreaAlertType;

  @WordColumn()
  aspect!: AreaAlertAspect;

  @CodeColumn()
  areaCode!: string;

  /** The Monday of the week that was counted. */
  @LocalDateColumn()
  week!: LocalDate;

  @WordColumn()
  state!: AreaAlertState;

  /** What was counted. */
  @WordsColumn()
  categories!: string[];

  /** The leaf all reports share; null where a type counts several. */
  @CodeColumn({ nullable: true })
  matterCode!: string | null;

  @IntegerColumn()
  observed!: number;

  @MeasureColumn()
  expected!: number;

  @MeasureColumn()
  deviation!: number;

  @MeasureColumn()
  threshold!: number;

  /** How many deviations the rule asked for. */
  @MeasureColumn()
  deviations!: number;

  @JsonColumn()
  baseline!: readonly BaselineWeek[];

  /** Who leads most of what was counted. */
  @ReferenceColumn({ nullable: true })
  ownerOrganizationId!: string | null;

  @TextColumn({ nullable: true })
  outcome!: string | null;

  @InstantColumn({ nullable: true })
  acknowledgedAt!: Date | null;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}

/** One step in the life of an area alert. */
@Entity()
export class AreaAlertTransition extends TransitionRecord {
  @ReferenceColumn()
  alertId!: string;
}
