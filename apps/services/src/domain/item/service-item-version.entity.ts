import type { LocalDate } from '@gezhi/kernel';
import type { GovListState } from '@gezhi/gov-lists';
import {
  ChangingRecord,
  CodeColumn,
  FenColumn,
  IdColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type {
  CaseKind,
  ChannelTag,
  HandlingScope,
  ObjectKind,
  PowerSource,
  ResultKind,
} from './item.codes';

/** One version of a service item: what was asked and promised while it held. Published ones never change. */
@Entity()
export class ServiceItemVersion extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  serviceItemId!: string;

  /** 1 for the first version of the item; `version` counts the changes of this row. */
  @IntegerColumn()
  number!: number;

  @WordColumn()
  state!: GovListState;

  /** The first and the last day in force, both included. */
  @LocalDateColumn({ nullable: true })
  effectiveFrom!: LocalDate | null;

  @LocalDateColumn({ nullable: true })
  effectiveTo!: LocalDate | null;

  /** The document the publication rests on; null for a draft. */
  @TextColumn({ nullable: true })
  basisDocument!: string | null;

  /** As of the item, kept with the version: cases under it stay with this organisation. */
  @ReferenceColumn()
  implementingOrganizationId!: string;

  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  name!: string;

  @WordColumn()
  powerSource!: PowerSource;

  @WordsColumn()
  objectKinds!: ObjectKind[];

  @WordColumn()
  caseKind!: CaseKind;

  /** Working days the law gives for the decision. */
  @IntegerColumn()
  legalDays!: number;

  /** Working days the organisation promises; 1 for cases done on the spot. */
  @IntegerColumn()
  promisedDays!: number;

  /** The law that sets the limit and the conditions. */
  @TextColumn()
  legalBasis!: string;

  /** How often the applicant must come (到办事现场次数); 0 when never. */
  @IntegerColumn()
  visits!: number;

  @FenColumn()
  feeFen!: bigint;

  /** The document that allows the fee; null where there is none. */
  @TextColumn({ nullable: true })
  feeBasis!: string | null;

  @WordsColumn()
  conditions!: string[];

  @WordsColumn()
  channelTags!: ChannelTag[];

  @WordColumn()
  scope!: HandlingScope;

  @WordColumn()
  resultKind!: ResultKind;

  /** What is issued, in Chinese; null where nothing is. */
  @TextColumn({ nullable: true })
  resultName!: string | null;

  @TextColumn()
  complaintWay!: string;

  /** Materials asked and working days taken before the reform (V2): what reductions are measured against. */
  @IntegerColumn()
  baselineMaterials!: number;

  @IntegerColumn()
  baselineDays!: number;

  /** How many of its materials the applicant must bring: counted from them whenever they are written. */
  @IntegerColumn()
  materialsAsked!: number;
}
