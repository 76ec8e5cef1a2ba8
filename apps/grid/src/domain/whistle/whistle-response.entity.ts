import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { ResponseState } from './whistle-response.states';
import type { ArrivalMode, ObjectionReason, ObjectionState } from './whistle.codes';

/** The part of one responding organisation (应哨单位) in a whistle. */
@Entity()
export class WhistleResponse extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  whistleId!: string;

  @ReferenceColumn()
  organizationId!: string;

  /** The place of the whistle: responses are counted by it. */
  @CodeColumn()
  areaCode!: string;

  /** One of them leads (牵头单位). */
  @BooleanColumn()
  lead!: boolean;

  /** The whistle waits for those that must come. */
  @BooleanColumn()
  mandatory!: boolean;

  @WordColumn()
  state!: ResponseState;

  @InstantColumn()
  requestedAt!: Date;

  /** When it was noted that the responder has to be told. */
  @InstantColumn()
  notifiedAt!: Date;

  /** The last moment that is on time. */
  @InstantColumn()
  dueAt!: Date;

  /** The first moment at which more than 80 % of the limit is used. */
  @InstantColumn()
  approachesAt!: Date;

  @InstantColumn({ nullable: true })
  warnedAt!: Date | null;

  /** When it was told to both sides that the limit has run out. */
  @InstantColumn({ nullable: true })
  lateAt!: Date | null;

  @InstantColumn({ nullable: true })
  arrivedAt!: Date | null;

  @WordColumn({ nullable: true })
  arrivalMode!: ArrivalMode | null;

  @WordColumn({ nullable: true })
  objectionState!: ObjectionState | null;

  @WordColumn({ nullable: true })
  objectionReason!: ObjectionReason | null;

  @InstantColumn({ nullable: true })
  objectedAt!: Date | null;

  @InstantColumn({ nullable: true })
  objectionDecidedAt!: Date | null;

  /** When it was found absent. It stays so even when it comes afterwards. */
  @InstantColumn({ nullable: true })
  absentAt!: Date | null;

  @TextColumn({ nullable: true })
  result!: string | null;

  @InstantColumn({ nullable: true })
  resultAt!: Date | null;
}
