import { Authenticated, connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  ApplicantKind,
  ApplicationChannel,
  ApplicationOutcome,
  SpecialProcedure,
} from '../../domain/application/application.codes';
import type { ApplicationState } from '../../domain/application/application.states';
import {
  ApplicantKindEnum,
  ApplicationChannelEnum,
  ApplicationOutcomeEnum,
  ApplicationStateEnum,
  SpecialProcedureEnum,
} from './application.enums';

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('Application', {
  description:
    'An application (办件) for a service item. It never tells who applies, only what kind of applicant it is. Read by ' +
    'the account it was made with, by staff within their areas, and by the organisations that receive or decide it.',
})
export class ApplicationType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, {
    description: 'What the applicant follows it by (查询码): keep it secret.',
  })
  trackingCode!: string;

  @Field(() => ApplicationStateEnum, { description: 'Where it stands.' })
  state!: ApplicationState;

  @Field(() => ApplicantKindEnum, { description: 'What kind of applicant it is.' })
  applicantKind!: ApplicantKind;

  @Field(() => ApplicationChannelEnum, { description: 'How it came in.' })
  channel!: ApplicationChannel;

  @Field(() => String, {
    nullable: true,
    description: 'The number of the mandate an assistant acts under.',
  })
  mandateNumber!: string | null;

  @Field(() => String, { nullable: true, description: 'The counter that received it (窗口).' })
  counter!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was submitted.' })
  submittedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the application, or its correction, came in: the 5 working days run since.',
  })
  receivedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the one list of corrections was sent.',
  })
  correctionRequestedAt!: Date | null;

  @Field(() => [String], { description: 'The codes of the materials on that list.' })
  correctionMaterials!: string[];

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it counts as accepted: by silence, from its receipt.',
  })
  acceptedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When silence was found to have accepted it (视为受理); null otherwise.',
  })
  deemedAcceptedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When the promised limit ends; while a special procedure runs, as it stood before.',
  })
  dueAt!: Date | null;

  @Field(() => SpecialProcedureEnum, {
    nullable: true,
    description: 'The latest special procedure.',
  })
  specialProcedure!: SpecialProcedure | null;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The day on which it ends, as the applicant was told.',
  })
  specialUntil!: string | null;

  @Field(() => String, { nullable: true, description: 'The written notice that told so.' })
  specialNotice!: string | null;

  @Field(() => Int, { description: 'Working days added by the extension; 0 without one.' })
  extendedBy!: number;

  @Field(() => String, { nullable: true, description: 'The approval of the extension.' })
  extensionApproval!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was decided.' })
  decidedAt!: Date | null;

  @Field(() => ApplicationOutcomeEnum, {
    nullable: true,
    description: 'How it ended, once it has.',
  })
  outcome!: ApplicationOutcome | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was refused, denied or terminated, as written to the applicant.',
  })
  reason!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where reconsideration can be asked for, within 60 days (行政复议机关).',
  })
  reconsiderationBody!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Where the denial can be taken to court, within 6 months (人民法院).',
  })
  litigationCourt!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why the legal limit was missed, if it was.',
  })
  lateReason!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Working days from acceptance to decision, special procedures left out.',
  })
  decisionDays!: number | null;

  @Field(() => String, { nullable: true, description: 'The number of what was issued.' })
  licenceNumber!: string | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was issued.' })
  issuedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was completed.' })
  completedAt!: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the applicant was invited to review the service, once.',
  })
  reviewInvitedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const ApplicationConnection = connectionType('Application', () => ApplicationType);
