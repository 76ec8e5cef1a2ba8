import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  IntegerColumn,
  LocalDateColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { BranchKind, OrganizedTier } from './party-org.codes';

/**
 * What an organisation is as a party organisation (党组织). It shares the organisation's key.
 * Members and building heads are counts: who belongs to the party is stored nowhere (P9).
 */
@Entity()
export class PartyOrg extends ChangingRecord {
  /** The id of the organisation. */
  @IdColumn()
  id!: string;

  /** Null for organisations beside the tiers: industry committees and property branches. */
  @WordColumn({ nullable: true })
  tier!: OrganizedTier | null;

  @WordColumn()
  branchKind!: BranchKind;

  @CodeColumn()
  areaCode!: string;

  /** The grid of a grid branch. */
  @CodeColumn({ nullable: true })
  gridCode!: string | null;

  /** Own members; those of branches below are not in it. */
  @IntegerColumn()
  memberCount!: number;

  /** Party members who look after a building (党员楼栋长). */
  @IntegerColumn()
  buildingHeads!: number;

  /** Whether one person leads the grid and the branch (一肩挑). */
  @BooleanColumn()
  secretaryLeadsGrid!: boolean;

  @LocalDateColumn()
  foundedOn!: string;

  /** The first day it no longer exists; null while it does. */
  @LocalDateColumn({ nullable: true })
  dissolvedOn!: string | null;
}
