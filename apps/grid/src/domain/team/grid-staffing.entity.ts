import {
  BooleanColumn,
  IntegerColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { GridPostKind } from '../post/post.codes';
import type { StaffingPart, StaffingRole } from './team.codes';

/** How grids are staffed (网格配备标准): configuration, each line with its source. */
@Entity()
export class GridStaffing {
  @PrimaryColumn({ type: 'text' })
  role!: StaffingRole;

  @IntegerColumn()
  position!: number;

  @WordColumn()
  part!: StaffingPart;

  /** Whether a grid without it has a vacancy. */
  @BooleanColumn()
  required!: boolean;

  /** Which posts fill it. */
  @WordsColumn()
  postKinds!: GridPostKind[];

  @TextColumn()
  source!: string;
}
