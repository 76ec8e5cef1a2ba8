import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type {
  ApplicantKind,
  ApplicationChannel,
  ApplicationOutcome,
  SpecialProcedure,
} from './application.codes';
import type { ApplicationState } from './application.states';

/** An application (办件) for a service item. Who applies is not in it, but for the account that may go on with it. */
@Entity()
export class Application extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What the applicant follows it by: unguessable, and good for nothing but its progress. */
  @CodeColumn()
  trackingCode!: string;

  @ReferenceColumn()
  serviceItemId!: string;

  /** The version in force when it was submitted; later ones do not touch it. */
  @ReferenceColumn()
  serviceItemVersionId!: string;

  @WordColumn()
  state!: ApplicationState;

  @WordColumn()
  applicantKind!: ApplicantKind;

  /** The account it was made with, null when made at a counter. Never leaves this database. */
  @TextColumn({ nullable: true })
  applicantSubject!: string | null;

  /** The smallest area it is known to belong to. */
  @CodeColumn()
  areaCode!: string;

  @WordColumn()
  channel!: ApplicationChannel;

  /** The number of the mandate an assistant acts under; null when nobody assists. */
  @TextColumn({ nullable: true })
  mandateNumber!: string | null;

  @ReferenceColumn({ nullable: true })
  receivingOrganizationId!: string | null;

  /** The counter that received it. */
  @TextColumn({ nullable: true })
  counter!: string | null;

  /** Who decides: the organisation of the version. */
  @ReferenceColumn()
  implementingOrganizationId!: string;

  @InstantColumn({ nullable: true })
  submittedAt!: Date | null;

  /** When what the 5 working days are counted from came in: the application, or its correction. */
  @InstantColumn({ nullable: true })
  receivedAt!: Date | null;

  @InstantColumn({ nullable: true })
  correctionRequestedAt!: Date | null;

  /** The codes of the materials asked for, once. */
  @WordsColumn()
  correctionMaterials!: string[];

  /** When it counts as accepted: by silence that is the day of receipt. */
  @InstantColumn({ nullable: true })
  acceptedAt!: Date | null;

  /** When silence was found to have accepted it; null otherwise. */
  @InstantColumn({ nullable: true })
  deemedAcceptedAt!: Date | null;

  /** When the promised limit ends, as its clock says. */
  @InstantColumn({ nullable: true })
  dueAt!: Date | null;

  @WordColumn({ nullable: true })
  specialProcedure!: SpecialProcedure | null;

  /** The day on which the special procedure ends, as the applicant was told. */
  @LocalDateColumn({ nullable: true })
  specialUntil!: string | null;

  @TextColumn({ nullable: true })
  specialNotice!: string | null;

  /** Working days added; 0 while never extended. */
  @IntegerColumn()
  extendedBy!: number;

  /** The approval of the head of the organisation. */
  @TextColumn({ nullable: true })
  extensionApproval!: string | null;

  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  @WordColumn({ nullable: true })
  outcome!: ApplicationOutcome | null;

  /** Why it was refused, denied or terminated, as written to the applicant. */
  @TextColumn({ nullable: true })
  reason!: string | null;

  /** Where a denial can be taken to. */
  @TextColumn({ nullable: true })
  reconsiderationBody!: string | null;

  @TextColumn({ nullable: true })
  litigationCourt!: string | null;

  /** Why the legal limit was missed; null when it was kept. */
  @TextColumn({ nullable: true })
  lateReason!: string | null;

  /** Working days from acceptance to decision, pauses left out. */
  @IntegerColumn({ nullable: true })
  decisionDays!: number | null;

  @CodeColumn({ nullable: true })
  licenceNumber!: string | null;

  @InstantColumn({ nullable: true })
  issuedAt!: Date | null;

  @InstantColumn({ nullable: true })
  completedAt!: Date | null;

  /** When the applicant was invited to review the service: once, on completion. */
  @InstantColumn({ nullable: true })
  reviewInvitedAt!: Date | null;
}
