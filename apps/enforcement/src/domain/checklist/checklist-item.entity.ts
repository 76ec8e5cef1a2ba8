import {
  CodeColumn,
  IdColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { AnswerKind, EvidenceKind, MatterRisk } from './checklist.codes';

/** A question of one version of the checklist; known by its code from version to version. */
@Entity()
export class ChecklistItem {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  checklistId!: string;

  @CodeColumn()
  code!: string;

  /** Where it stands on the list, from 1. */
  @IntegerColumn()
  position!: number;

  /** The department whose section it belongs to, as `Organization.departmentCode`. */
  @CodeColumn()
  departmentCode!: string;

  @WordColumn()
  riskLevel!: MatterRisk;

  @TextColumn()
  question!: string;

  @WordColumn()
  answerKind!: AnswerKind;

  /** Evidence that can carry an answer; a violation needs at least one of them. */
  @WordsColumn()
  evidenceKinds!: EvidenceKind[];

  /** The power whose exercise the check prepares. */
  @CodeColumn()
  powerItemCode!: string;

  /** A second check of the same site within so many days is a repeated one (E3). */
  @IntegerColumn()
  repeatPeriodDays!: number;
}
