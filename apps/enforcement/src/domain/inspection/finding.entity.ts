import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { EvidenceKind } from '../checklist/checklist.codes';
import type { FindingResult } from './inspection.codes';

/** What was found for one question on one visit (检查记录). Written once, never changed. */
@Entity()
export class Finding {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  inspectionId!: string;

  @ReferenceColumn()
  siteId!: string;

  @CodeColumn()
  areaCode!: string;

  /** Who put the question. */
  @ReferenceColumn()
  organizationId!: string;

  @CodeColumn()
  departmentCode!: string;

  @CodeColumn()
  itemCode!: string;

  /** The power exercised: of the question, or the one the violation falls under. */
  @CodeColumn()
  powerItemCode!: string;

  @WordColumn()
  result!: FindingResult;

  /** For questions answered by a measured value. */
  @MeasureColumn({ nullable: true })
  measure!: number | null;

  @WordsColumn()
  evidenceKinds!: EvidenceKind[];

  /** What was seen; free of personal data. */
  @TextColumn({ nullable: true })
  description!: string | null;

  @InstantColumn()
  checkedAt!: Date;
}
