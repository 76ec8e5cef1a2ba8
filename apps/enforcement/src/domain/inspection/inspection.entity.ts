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
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { InspectionTrigger } from './inspection.codes';
import type { InspectionState } from './inspection.states';

/** A question that was put to the same site not long ago (E3). */
export interface RepeatWarning {
  readonly itemCode: string;
  readonly lastCheckedOn: LocalDate;
  readonly periodDays: number;
}

/** One visit to one site (一次进门), whatever the number of departments whose questions it carries (E2). */
@Entity()
export class Inspection extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What people quote: `JC-20261012-1A2B3C4D`. */
  @CodeColumn()
  number!: string;

  @ReferenceColumn()
  siteId!: string;

  /** Of the site, when the inspection was opened. */
  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  leadOrganizationId!: string;

  @WordColumn()
  trigger!: InspectionTrigger;

  /** The governance event behind a complaint, in the grid subgraph. */
  @ReferenceColumn({ nullable: true })
  sourceEventId!: string | null;

  @WordColumn()
  state!: InspectionState;

  /** The version of the checklist it was opened under and keeps. */
  @IntegerColumn()
  checklistVersion!: number;

  @LocalDateColumn()
  plannedOn!: LocalDate;

  /** How many departments' sections the visit carries. */
  @IntegerColumn()
  departmentCount!: number;

  @JsonColumn()
  repeatWarnings!: RepeatWarning[];

  /** Whether a question was repeated within its period. */
  @BooleanColumn()
  repeated!: boolean;

  /** Opened beyond the yearly cap of the site, which only a complaint allows. */
  @BooleanColumn()
  beyondCap!: boolean;

  @InstantColumn({ nullable: true })
  onSiteAt!: Date | null;

  @InstantColumn({ nullable: true })
  recordedAt!: Date | null;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}
