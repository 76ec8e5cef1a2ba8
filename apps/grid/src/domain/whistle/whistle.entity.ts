import type { DeadlineUnit } from '@gezhi/deadlines';
import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type {
  WhistleInitiatorKind,
  WhistleKind,
  WhistleLevel,
  WhistleOutcome,
} from './whistle.codes';
import type { WhistleState } from './whistle.states';

/** An organisation to be called. */
export interface NamedResponder {
  readonly organizationId: string;
  readonly lead: boolean;
  readonly mandatory: boolean;
}

/** A whistle (吹哨报到): a subdistrict calls the departments that a matter needs, and they report to it. */
@Entity()
export class Whistle extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What people quote: `W20261012-9F3A61C2`. */
  @CodeColumn()
  number!: string;

  @WordColumn()
  kind!: WhistleKind;

  @WordColumn()
  state!: WhistleState;

  @WordColumn()
  level!: WhistleLevel;

  @WordColumn()
  initiatorKind!: WhistleInitiatorKind;

  @ReferenceColumn()
  initiatorOrganizationId!: string;

  /** Where to report: the subdistrict or a place in it. */
  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  title!: string;

  @TextColumn()
  problem!: string;

  /** What was tried, and why own means are not enough. */
  @TextColumn()
  triedSoFar!: string;

  /** Whom the draft names; once it is blown, each has a response. */
  @JsonColumn()
  named!: readonly NamedResponder[];

  /** The organisations called once it is blown: by this column they see it. */
  @WordsColumn({ default: '{}' })
  responderIds!: string[];

  /** The posts of the two leaders of a tough whistle, never their names. */
  @TextColumn({ nullable: true })
  committeePost!: string | null;

  @TextColumn({ nullable: true })
  headPost!: string | null;

  @InstantColumn({ nullable: true })
  committeeReportedAt!: Date | null;

  @InstantColumn({ nullable: true })
  headReportedAt!: Date | null;

  /** Who drafted it: somebody else approves it. Never shown. */
  @TextColumn()
  drafterSubject!: string;

  @InstantColumn({ nullable: true })
  approvedAt!: Date | null;

  /** For which leader post of the initiator it was approved. */
  @TextColumn({ nullable: true })
  approvedPost!: string | null;

  @InstantColumn({ nullable: true })
  blownAt!: Date | null;

  /** The limit for arriving, as it was when the whistle was blown. */
  @WordColumn({ nullable: true })
  limitUnit!: DeadlineUnit | null;

  @IntegerColumn({ nullable: true })
  limitAmount!: number | null;

  @TextColumn({ nullable: true })
  limitBasis!: string | null;

  @InstantColumn({ nullable: true })
  arrivedAt!: Date | null;

  @InstantColumn({ nullable: true })
  handlingAt!: Date | null;

  @WordColumn({ nullable: true })
  outcome!: WhistleOutcome | null;

  @TextColumn({ nullable: true })
  outcomeNote!: string | null;

  @InstantColumn({ nullable: true })
  concludedAt!: Date | null;

  /** Until when responders may rate. */
  @InstantColumn({ nullable: true })
  ratingDueAt!: Date | null;

  @IntegerColumn()
  raiseCount!: number;

  @InstantColumn({ nullable: true })
  closedAt!: Date | null;

  /** The closed whistle it repeats. */
  @ReferenceColumn({ nullable: true })
  repeatOfId!: string | null;

  /** Whether it was blown within 90 days after the close of the one it repeats. */
  @BooleanColumn()
  relapse!: boolean;
}
