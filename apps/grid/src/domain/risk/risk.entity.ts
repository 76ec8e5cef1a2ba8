import type { LocalDate } from '@gezhi/kernel';
import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { RiskDismissal, RiskKind, RiskLevel, RiskSource } from './risk.codes';
import type { RiskMeasureState, RiskState } from './risk.states';

/** A danger that lies in a matter, a site or an area (风险): never in a person. */
@Entity()
export class Risk extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What people quote: `R20261012-9F3A61C2`. */
  @CodeColumn()
  number!: string;

  @WordColumn()
  kind!: RiskKind;

  @WordColumn()
  state!: RiskState;

  /** A grid or wider. */
  @CodeColumn()
  areaCode!: string;

  /** The site, where it is one: a market, a building site. */
  @TextColumn({ nullable: true })
  site!: string | null;

  @TextColumn()
  title!: string;

  @TextColumn()
  atStake!: string;

  /** Null until it is assessed. */
  @WordColumn({ nullable: true })
  level!: RiskLevel | null;

  @ReferenceColumn()
  ownerOrganizationId!: string;

  /** The owner and those of its measures: by this column they see it. */
  @WordsColumn()
  organizationIds!: string[];

  @WordColumn()
  source!: RiskSource;

  /** The event, finding or alert; null where nobody wrote one. */
  @ReferenceColumn({ nullable: true })
  sourceId!: string | null;

  @InstantColumn()
  foundAt!: Date;

  /** Who registered it: somebody else finds it major. Never shown. */
  @TextColumn()
  finderSubject!: string;

  @InstantColumn({ nullable: true })
  assessedAt!: Date | null;

  /** The day of the next review; null before it is assessed and when it is over. */
  @LocalDateColumn({ nullable: true })
  reviewOn!: LocalDate | null;

  @BooleanColumn()
  reviewLateTold!: boolean;

  @InstantColumn({ nullable: true })
  resolvedAt!: Date | null;

  /** The rule or standing measure that keeps it from coming back, and the document it stands in. */
  @TextColumn({ nullable: true })
  standingRule!: string | null;

  @TextColumn({ nullable: true })
  ruleDocument!: string | null;

  @InstantColumn({ nullable: true })
  institutionalisedAt!: Date | null;

  @WordColumn({ nullable: true })
  dismissal!: RiskDismissal | null;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}

/** One step in the life of a risk. */
@Entity()
export class RiskTransition extends TransitionRecord {
  @ReferenceColumn()
  riskId!: string;
}

/** What somebody does about a risk by a day (化解措施). */
@Entity()
export class RiskMeasure extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  riskId!: string;

  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  title!: string;

  @ReferenceColumn()
  ownerOrganizationId!: string;

  @LocalDateColumn()
  dueOn!: LocalDate;

  @WordColumn()
  state!: RiskMeasureState;

  /** What was done, or why it was dropped. */
  @TextColumn({ nullable: true })
  result!: string | null;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;

  @BooleanColumn()
  lateTold!: boolean;
}

/** A look at a risk on its day (复查). Never changed. */
@Entity()
export class RiskReview {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  riskId!: string;

  @InstantColumn()
  reviewedAt!: Date;

  @TextColumn()
  finding!: string;

  @BooleanColumn()
  cameBack!: boolean;
}
