import type { GovListState, ListVersion } from '@gezhi/gov-lists';
import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One version of the comprehensive checklist (综合检查单): what one visit may ask. Published versions never change. */
@Entity()
export class Checklist extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** 1 for the first; `version` counts changes of this row instead. */
  @IntegerColumn()
  listVersion!: number;

  @TextColumn()
  title!: string;

  @TextColumn()
  issuer!: string;

  /** The document it rests on; null while it is a draft. */
  @TextColumn({ nullable: true })
  basisDoc!: string | null;

  @WordColumn()
  state!: GovListState;

  @InstantColumn({ nullable: true })
  publishedAt!: Date | null;

  @LocalDateColumn({ nullable: true })
  effectiveFrom!: LocalDate | null;

  /** The last day in force. */
  @LocalDateColumn({ nullable: true })
  effectiveTo!: LocalDate | null;
}

/** A version as the rules of government lists read it. */
export function asListVersion(checklist: Checklist): ListVersion & { readonly id: string } {
  const { id, listVersion, state, effectiveFrom, effectiveTo } = checklist;
  return { id, version: listVersion, state, effectiveFrom, effectiveTo };
}
