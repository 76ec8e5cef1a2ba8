import { CodeColumn, TextColumn, WordsColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { PenaltyKind } from './power.codes';

/** A power to penalise one act (权力事项), known by its code wherever it is exercised. */
@Entity()
export class PowerItem {
  @CodeColumn({ primary: true })
  code!: string;

  /** The act it is about. */
  @TextColumn()
  act!: string;

  /** The law and, where known, the article. */
  @TextColumn()
  legalBasis!: string;

  @WordsColumn()
  penaltyKinds!: PenaltyKind[];

  /** The department the law gives it to, as `Organization.departmentCode`. */
  @CodeColumn()
  originDepartmentCode!: string;

  /** The discretion standard (裁量基准), null where none is published. */
  @TextColumn({ nullable: true })
  discretionBasis!: string | null;
}
