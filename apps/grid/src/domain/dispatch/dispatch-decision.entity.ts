import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  BooleanColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { DispatchBasis } from '../event/event.codes';
import type { ReturnDecision, ReturnReason, UndecidedReason } from './dispatch.codes';
import type { DispatchFacts, RuleStep } from './dispatch-rule.rules';

/** How the lead of an order was found: the facts, the rules asked in their order, and what they said. */
export interface DispatchTrace {
  readonly facts: DispatchFacts;
  readonly steps: readonly RuleStep[];
  readonly undecided: UndecidedReason | null;
}

/** One order of an event (派单记录) with its trace, and what became of it. What was decided never changes. */
@Entity()
export class DispatchDecision {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  eventId!: string;

  @InstantColumn()
  decidedAt!: Date;

  @WordColumn()
  basis!: DispatchBasis;

  @ReferenceColumn()
  leadOrganizationId!: string;

  @WordsColumn({ default: '{}' })
  assistOrganizationIds!: string[];

  /** Whom rules and catalogue named, also when a dispatcher named somebody else. */
  @ReferenceColumn({ nullable: true })
  proposedOrganizationId!: string | null;

  /** Whether a dispatcher named another than they did. */
  @BooleanColumn()
  overridden!: boolean;

  /** The version of the set of rules that was asked, and the rule that was met. */
  @ReferenceColumn({ nullable: true })
  ruleSetId!: string | null;

  @IntegerColumn({ nullable: true })
  ruleSetVersion!: number | null;

  @CodeColumn({ nullable: true })
  ruleCode!: string | null;

  /** The version of the catalogue and its entry for category and place. */
  @ReferenceColumn({ nullable: true })
  catalogueId!: string | null;

  @IntegerColumn({ nullable: true })
  catalogueVersion!: number | null;

  @CodeColumn({ nullable: true })
  itemCode!: string | null;

  /** By which a community got a matter that is on none of its lists (G11). */
  @ReferenceColumn({ nullable: true })
  admissionId!: string | null;

  @JsonColumn()
  trace!: DispatchTrace;

  @InstantColumn({ nullable: true })
  signedAt!: Date | null;

  @WordColumn({ nullable: true })
  returnReason!: ReturnReason | null;

  @ReferenceColumn({ nullable: true })
  suggestedOrganizationId!: string | null;

  /** Null while nobody asked to return the order. */
  @WordColumn({ nullable: true })
  returnDecision!: ReturnDecision | null;

  @InstantColumn({ nullable: true })
  returnDecidedAt!: Date | null;

  /** The organisation of the adjudicator. */
  @ReferenceColumn({ nullable: true })
  adjudicatorOrganizationId!: string | null;
}
