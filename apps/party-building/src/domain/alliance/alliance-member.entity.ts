import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  LocalDateColumn,
  ReferenceColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { MembershipState } from './alliance.states';

/** An organisation's time in an alliance (成员单位). */
@Entity()
export class AllianceMember extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  allianceId!: string;

  /** The area of the alliance, which never changes: rights and figures are judged on it. */
  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  organizationId!: string;

  @WordColumn()
  state!: MembershipState;

  @LocalDateColumn()
  joinedOn!: string;

  /** The first day it was no longer a member; null while it is. */
  @LocalDateColumn({ nullable: true })
  leftOn!: string | null;
}
