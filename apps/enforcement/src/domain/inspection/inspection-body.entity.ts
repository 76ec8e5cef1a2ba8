import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** An entry of the published list of bodies entitled to inspect in a department's field (检查主体清单, E1). */
@Entity()
export class InspectionBody extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  organizationId!: string;

  @CodeColumn()
  departmentCode!: string;

  /** Where the body may inspect. */
  @CodeColumn()
  areaCode!: string;

  /** The document it is listed in. */
  @TextColumn()
  basis!: string;

  @LocalDateColumn()
  effectiveFrom!: LocalDate;

  /** The last day listed; null while no end is known. */
  @LocalDateColumn({ nullable: true })
  effectiveTo!: LocalDate | null;
}
