import {
  CodeColumn,
  IdColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { EventFlag, EventNature, EventSource, Urgency } from '../event/event.codes';
import type { UnitLevel } from '../unit/unit.codes';
import type { DayKind, RuleAction } from './dispatch.codes';

/** What a matter must be for a rule; a condition left out does not restrict. */
export interface RuleConditions {
  readonly sources?: readonly EventSource[] | null;
  readonly natures?: readonly EventNature[] | null;
  readonly urgencies?: readonly Urgency[] | null;
  /** Branches or leaves of the category tree. */
  readonly categories?: readonly string[] | null;
  readonly areas?: readonly string[] | null;
  /** With at least one of these marks. */
  readonly flags?: readonly EventFlag[] | null;
  /** Minutes of the day from 0, the first included and the last not; the first after the last goes over midnight. */
  readonly hours?: { readonly from: number; readonly to: number } | null;
  readonly days?: DayKind | null;
}

/** A rule of one published set (派单规则); known by its code from version to version. */
@Entity()
export class DispatchRule {
  @IdColumn()
  id!: string;

  /** The version of the set. */
  @ReferenceColumn()
  listId!: string;

  @CodeColumn()
  code!: string;

  /** The lowest is asked first; no two of a set are the same. */
  @IntegerColumn()
  priority!: number;

  @TextColumn()
  title!: string;

  @JsonColumn()
  conditions!: RuleConditions;

  @WordColumn()
  action!: RuleAction;

  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  @WordColumn({ nullable: true })
  level!: UnitLevel | null;

  @CodeColumn({ nullable: true })
  departmentCode!: string | null;
}
