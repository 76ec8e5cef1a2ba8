import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { AllianceListKind, ClaimTheme } from './list-item.codes';
import type { ListItemState } from './list-item.states';

/** One entry of an alliance's four lists (清单事项). It is shared inside the alliance only and names no person (P8). */
@Entity()
export class AllianceListItem extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  allianceId!: string;

  /** The area of the alliance, which never changes: rights and figures are judged on it. */
  @CodeColumn()
  areaCode!: string;

  @WordColumn()
  kind!: AllianceListKind;

  @WordColumn()
  theme!: ClaimTheme;

  @TextColumn()
  title!: string;

  @TextColumn()
  description!: string;

  /** The member whose information, resource, need or risk it is. */
  @ReferenceColumn()
  ownerOrganizationId!: string;

  /** The event of the grid it came from (来源事件), where there was one. */
  @ReferenceColumn({ nullable: true })
  sourceEventId!: string | null;

  @WordColumn()
  state!: ListItemState;

  @InstantColumn()
  publishedAt!: Date;

  /** When it left the list; null while it is on it. */
  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}
