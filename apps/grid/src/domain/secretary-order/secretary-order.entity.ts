import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { NominationReason, SecretaryLevel } from './secretary-order.codes';
import type { SecretaryOrderState } from './secretary-order.states';

/** A secretary-handled order (书记办工单): a closed matter that is true, reasonable and unsolved, answered for by a secretary. */
@Entity()
export class SecretaryOrder extends ChangingRecord {
  @IdColumn()
  id!: string;

  @CodeColumn()
  number!: string;

  /** The closed event it follows up. */
  @ReferenceColumn()
  eventId!: string;

  /** The place of the event, kept for lists and scopes. */
  @CodeColumn()
  areaCode!: string;

  @WordColumn()
  state!: SecretaryOrderState;

  @WordColumn()
  reason!: NominationReason;

  /** Who nominated: somebody else confirms. Never shown. */
  @TextColumn()
  nominatorSubject!: string;

  /** The three conditions (属实、合理、未解决), as found; null until judged. */
  @BooleanColumn({ nullable: true })
  isTrue!: boolean | null;

  @BooleanColumn({ nullable: true })
  isReasonable!: boolean | null;

  @BooleanColumn({ nullable: true })
  isUnsolved!: boolean | null;

  @WordColumn({ nullable: true })
  level!: SecretaryLevel | null;

  /** Whose secretary answers for it. */
  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  @WordsColumn({ default: '{}' })
  jointOrganizationIds!: string[];

  @TextColumn({ nullable: true })
  plan!: string | null;

  /** The day by which the plan solves it. */
  @LocalDateColumn({ nullable: true })
  dueOn!: string | null;

  @TextColumn({ nullable: true })
  result!: string | null;

  @IntegerColumn()
  raiseCount!: number;

  @IntegerColumn()
  relapseCount!: number;

  @InstantColumn()
  nominatedAt!: Date;

  @InstantColumn({ nullable: true })
  resolvedAt!: Date | null;

  /** The last day of the follow-up. */
  @LocalDateColumn({ nullable: true })
  followUpUntil!: string | null;

  @InstantColumn({ nullable: true })
  closedAt!: Date | null;
}

/** One step in the life of a secretary-handled order. */
@Entity()
export class SecretaryOrderTransition extends TransitionRecord {
  @ReferenceColumn()
  orderId!: string;
}
