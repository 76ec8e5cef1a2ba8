import type { GovListState, ListVersion } from '@gezhi/gov-lists';
import type { LocalDate } from '@gezhi/kernel';
import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { MatterListKind } from './matter-list.codes';

/** One version of a list by which matters are dispatched. Kind and area name the list; published versions never change. */
@Entity()
export class MatterList extends ChangingRecord {
  @IdColumn()
  id!: string;

  @WordColumn()
  kind!: MatterListKind;

  /** The area it is issued for; it holds there and everywhere below. */
  @CodeColumn()
  areaCode!: string;

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
export function asListVersion(list: MatterList): ListVersion & { readonly id: string } {
  const { id, listVersion, state, effectiveFrom, effectiveTo } = list;
  return { id, version: listVersion, state, effectiveFrom, effectiveTo };
}
