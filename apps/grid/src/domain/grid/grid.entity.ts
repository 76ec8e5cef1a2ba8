import {
  ChangingRecord,
  CodeColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { GridElement, GridType } from './grid.codes';

/** What a grid (网格) has besides what it has as an area: name, households and validity are the area's. */
@Entity()
export class Grid extends ChangingRecord {
  /** The area code of the grid; its first twelve digits are its one community (rule G2). */
  @CodeColumn({ primary: true })
  code!: string;

  @WordColumn()
  type!: GridType;

  /** Only for a dedicated grid: what it is drawn around. */
  @TextColumn({ nullable: true })
  placeName!: string | null;

  @WordsColumn({ default: '{}' })
  elements!: GridElement[];

  /** An organisation of the party-building department (rule G4). */
  @ReferenceColumn({ nullable: true })
  partyBranchId!: string | null;

  /** Public notice: what the grid covers, in words. */
  @TextColumn({ nullable: true })
  noticeArea!: string | null;

  @TextColumn({ nullable: true })
  workPhone!: string | null;

  @TextColumn({ nullable: true })
  supervisionPhone!: string | null;
}
