import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { StaffingRole } from './team.codes';

/** The team of a grid, "3+1+N" (网格团队). One for a grid. */
@Entity()
export class GridTeam extends ChangingRecord {
  @IdColumn()
  id!: string;

  @CodeColumn()
  gridCode!: string;

  @LocalDateColumn()
  formedOn!: string;

  /** Why it was last changed. */
  @TextColumn()
  reason!: string;
}

/** A post in the team of a grid, for a time: those that are over are its history. */
@Entity()
export class GridTeamMember {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  teamId!: string;

  @ReferenceColumn()
  postId!: string;

  @WordColumn()
  role!: StaffingRole;

  @LocalDateColumn()
  fromDate!: string;

  /** The first day on which it is no longer in the team; null while it is. */
  @LocalDateColumn({ nullable: true })
  toDate!: string | null;
}
