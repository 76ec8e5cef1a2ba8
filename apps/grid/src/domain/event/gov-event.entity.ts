import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Column, Entity } from 'typeorm';
import { EventDeadline } from './event-deadline';
import type {
  AbsorptionLevel,
  DispatchBasis,
  EventFlag,
  EventNature,
  EventOutcome,
  EventSource,
  RedirectChannel,
  RefusalReason,
  SatisfactionRating,
  Urgency,
} from './event.codes';
import type { EventState } from './event.states';
import type { RepeatState } from '../repeat/repeat.codes';

/** A governance event (治理事件): one matter to be solved at one place. It holds no resident. */
@Entity()
export class GovEvent extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What people quote: `20261012-9F3A61C2`. */
  @CodeColumn()
  number!: string;

  @WordColumn()
  source!: EventSource;

  @WordColumn()
  nature!: EventNature;

  @WordColumn()
  urgency!: Urgency;

  @WordColumn()
  state!: EventState;

  @WordsColumn({ default: '{}' })
  flags!: EventFlag[];

  /** A leaf of the category tree once accepted. */
  @CodeColumn({ nullable: true })
  categoryCode!: string | null;

  /** The leaf it was said to be when it came in; whoever accepts decides. */
  @CodeColumn({ nullable: true })
  saidCategoryCode!: string | null;

  /** The system that brought it in (rule G12), with its key there and a digest of what was said. */
  @CodeColumn({ nullable: true })
  externalSystem!: string | null;

  @CodeColumn({ nullable: true })
  externalId!: string | null;

  /** Never shown. */
  @CodeColumn({ nullable: true })
  externalDigest!: string | null;

  /** The smallest area the place is known to lie in. */
  @CodeColumn()
  areaCode!: string;

  /** The area that works on it, where its own was drawn anew while it was open; null where its own does. */
  @CodeColumn({ nullable: true })
  workAreaCode!: string | null;

  /** Whether no smaller place than the district could be made out. */
  @BooleanColumn()
  unlocated!: boolean;

  @TextColumn()
  title!: string;

  @TextColumn()
  description!: string;

  @MeasureColumn({ nullable: true })
  longitude!: number | null;

  @MeasureColumn({ nullable: true })
  latitude!: number | null;

  /** The account that reported, so that its holder may read and reopen; never shown, null for anonymous reports. */
  @TextColumn({ nullable: true })
  reporterSubject!: string | null;

  @BooleanColumn()
  anonymous!: boolean;

  @ReferenceColumn({ nullable: true })
  leadOrganizationId!: string | null;

  @WordsColumn({ default: '{}' })
  assistOrganizationIds!: string[];

  @WordColumn({ nullable: true })
  dispatchBasis!: DispatchBasis | null;

  /** The matter of which this is a part (子工单); null for a matter as it was reported. */
  @ReferenceColumn({ nullable: true })
  parentId!: string | null;

  /** The organisation first asked (首问): it hands over until the lead has signed. */
  @ReferenceColumn({ nullable: true })
  firstAskedOrganizationId!: string | null;

  /** The version of the dispatch catalogue under which it was dispatched. */
  @ReferenceColumn({ nullable: true })
  dispatchCatalogueId!: string | null;

  /** How often it had been sent to the wrong organisation: returns that were approved. */
  @IntegerColumn()
  misdispatchCount!: number;

  /** The organisation that a returned order should go to instead, as the returner sees it. */
  @ReferenceColumn({ nullable: true })
  suggestedOrganizationId!: string | null;

  /** Whether the present order has used its one return. */
  @BooleanColumn()
  returnUsed!: boolean;

  @IntegerColumn()
  returnCount!: number;

  @IntegerColumn()
  reworkCount!: number;

  @IntegerColumn()
  reopenCount!: number;

  @IntegerColumn()
  suspendCount!: number;

  /** The last day of the present suspension. */
  @LocalDateColumn({ nullable: true })
  suspendedUntil!: string | null;

  @Column(() => EventDeadline)
  deadline!: EventDeadline | null;

  @InstantColumn()
  reportedAt!: Date;

  /** When it was seen, where that is another moment: a device may have been without a network. */
  @InstantColumn({ nullable: true })
  observedAt!: Date | null;

  @InstantColumn({ nullable: true })
  acceptedAt!: Date | null;

  @InstantColumn({ nullable: true })
  dispatchedAt!: Date | null;

  @InstantColumn({ nullable: true })
  signedAt!: Date | null;

  @InstantColumn({ nullable: true })
  contactedAt!: Date | null;

  @InstantColumn({ nullable: true })
  handledAt!: Date | null;

  /** Who reported the result: somebody else verifies it. Never shown. */
  @TextColumn({ nullable: true })
  handlerSubject!: string | null;

  /** Whether a grid member reported the result, on the spot. */
  @BooleanColumn()
  handledByGridMember!: boolean;

  @TextColumn({ nullable: true })
  verifierSubject!: string | null;

  @TextColumn({ nullable: true })
  result!: string | null;

  /** Keys of attachments that the result rests on. */
  @WordsColumn({ default: '{}' })
  evidence!: string[];

  @IntegerColumn()
  callbackAttempts!: number;

  @InstantColumn({ nullable: true })
  calledBackAt!: Date | null;

  @WordColumn({ nullable: true })
  rating!: SatisfactionRating | null;

  /** Whether the reporter said that the matter is not solved. */
  @BooleanColumn()
  disputed!: boolean;

  @WordColumn({ nullable: true })
  refusalReason!: RefusalReason | null;

  @WordColumn({ nullable: true })
  redirectChannel!: RedirectChannel | null;

  @WordColumn({ nullable: true })
  outcome!: EventOutcome | null;

  @WordColumn({ nullable: true })
  absorptionLevel!: AbsorptionLevel | null;

  /** Whose matter it is, when it is not ours. */
  @TextColumn({ nullable: true })
  responsibleBody!: string | null;

  @InstantColumn({ nullable: true })
  closedAt!: Date | null;

  /** The event it was merged into (并入的主单), while it is. */
  @ReferenceColumn({ nullable: true })
  mergedIntoId!: string | null;

  @InstantColumn({ nullable: true })
  mergedAt!: Date | null;

  /** Reports of others that it answers, since they were merged into it. */
  @IntegerColumn({ default: 0 })
  mergedCount!: number;

  /** Those of them behind which somebody waits. */
  @IntegerColumn({ default: 0 })
  mergedWaiting!: number;

  /** Those of them who rated what became of it. */
  @IntegerColumn({ default: 0 })
  mergedRated!: number;

  @IntegerColumn({ default: 0 })
  mergedSatisfied!: number;

  /** Whether a recorded review found that its rating does not count. */
  @BooleanColumn({ default: false })
  ratingExcluded!: boolean;

  /** The closed event it repeats (重复事项). How that was found is kept nowhere. */
  @ReferenceColumn({ nullable: true })
  repeatOfId!: string | null;

  @WordColumn({ nullable: true })
  repeatState!: RepeatState | null;

  /** When what repeats it was last reported, unless that was refuted. */
  @InstantColumn({ nullable: true })
  repeatedAt!: Date | null;
}
