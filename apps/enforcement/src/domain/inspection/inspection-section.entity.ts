import { CodeColumn, IdColumn, ReferenceColumn, WordsColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** The questions of one department on a visit, and the organisation that puts them. */
@Entity()
export class InspectionSection {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  inspectionId!: string;

  @CodeColumn()
  departmentCode!: string;

  @ReferenceColumn()
  organizationId!: string;

  /** Codes of the checklist version of the inspection. */
  @WordsColumn()
  itemCodes!: string[];
}
