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
import type { AllianceState } from './alliance.states';

/** An alliance (党建联盟): organisations of any kind in one area that share what they have and need. */
@Entity()
export class Alliance extends ChangingRecord {
  @IdColumn()
  id!: string;

  @TextColumn()
  name!: string;

  /** The area it works for: a district, subdistrict or community. */
  @CodeColumn()
  areaCode!: string;

  /** What the members agreed on (章程). */
  @TextColumn()
  charter!: string;

  /** The member that leads it (牵头单位). */
  @ReferenceColumn()
  leadOrganizationId!: string;

  @WordColumn()
  state!: AllianceState;

  @LocalDateColumn()
  establishedOn!: string;

  /** The first day it no longer exists; null while it does. */
  @LocalDateColumn({ nullable: true })
  dissolvedOn!: string | null;
}
