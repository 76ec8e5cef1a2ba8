import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type {
  AgreementForm,
  DisputeChannel,
  DisputeKind,
  DisputeRole,
  MediatorPost,
  SessionOutcome,
} from './dispute.codes';
import type { DisputeState } from './dispute.states';

/** A dispute (矛盾纠纷) that an event of that nature reported, and its mediation. Parties are counts of roles; nobody is named. */
@Entity()
export class Dispute extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  eventId!: string;

  @CodeColumn()
  areaCode!: string;

  @WordColumn()
  state!: DisputeState;

  @WordColumn()
  kind!: DisputeKind;

  /** How many of each role. */
  @JsonColumn()
  parties!: Partial<Record<DisputeRole, number>>;

  /** The people's mediation committee (人民调解委员会). */
  @ReferenceColumn({ nullable: true })
  committeeId!: string | null;

  @IntegerColumn()
  sessionCount!: number;

  @WordColumn({ nullable: true })
  agreementForm!: AgreementForm | null;

  /** What was agreed, without names. */
  @TextColumn({ nullable: true })
  agreement!: string | null;

  /** The day on which it is asked whether the agreement is kept. */
  @LocalDateColumn({ nullable: true })
  visitDueOn!: string | null;

  /** The way that was shown. */
  @WordColumn({ nullable: true })
  referredTo!: DisputeChannel | null;

  @InstantColumn()
  foundAt!: Date;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}

/** One step in the life of a dispute. */
@Entity()
export class DisputeTransition extends TransitionRecord {
  @ReferenceColumn()
  disputeId!: string;
}

/** One session of mediation (调解会); never changed. */
@Entity()
export class MediationSession {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  disputeId!: string;

  @LocalDateColumn()
  heldOn!: string;

  /** Such as the mediation room of the community. */
  @TextColumn()
  venue!: string;

  @WordsColumn()
  mediatorPosts!: MediatorPost[];

  @WordColumn()
  outcome!: SessionOutcome;

  @InstantColumn()
  createdAt!: Date;
}

/** One of the three lists of disputes (三张清单): which states it shows is configuration with a source. */
@Entity()
export class DisputeList {
  @CodeColumn({ primary: true })
  code!: string;

  @IntegerColumn()
  position!: number;

  @TextColumn()
  nameEn!: string;

  @TextColumn()
  nameZh!: string;

  @WordsColumn()
  states!: DisputeState[];

  @TextColumn()
  source!: string;
}
