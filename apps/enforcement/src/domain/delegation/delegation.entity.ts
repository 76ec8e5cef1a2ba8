import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { TransferKind } from '../power/power.codes';
import type { DelegationState } from './delegation.states';

/** A power item given by a department to another organisation (赋权), for a time and by a published instrument. */
@Entity()
export class Delegation extends ChangingRecord {
  @IdColumn()
  id!: string;

  @CodeColumn()
  powerItemCode!: string;

  @WordColumn()
  kind!: TransferKind;

  @ReferenceColumn()
  fromOrganizationId!: string;

  @ReferenceColumn()
  toOrganizationId!: string;

  /** The subdistrict or district in which the receiving organisation exercises it. */
  @CodeColumn()
  areaCode!: string;

  /** Of the power item, kept here so that delegations are counted by origin without a join. */
  @CodeColumn()
  originDepartmentCode!: string;

  @WordColumn()
  state!: DelegationState;

  /** The document it rests on. */
  @TextColumn()
  instrument!: string;

  @InstantColumn({ nullable: true })
  publishedAt!: Date | null;

  @LocalDateColumn()
  effectiveFrom!: LocalDate;

  /** The last day it holds; null while no end is known. Before `effectiveFrom` when it was withdrawn before it began. */
  @LocalDateColumn({ nullable: true })
  effectiveTo!: LocalDate | null;

  @LocalDateColumn({ nullable: true })
  nextEvaluation!: LocalDate | null;

  @InstantColumn({ nullable: true })
  withdrawnAt!: Date | null;
}
