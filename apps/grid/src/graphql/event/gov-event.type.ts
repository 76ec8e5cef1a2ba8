import { Authenticated, connectionType, InstantScalar, LocalDateScalar } from '@gezhi/subgraph';
import { Directive, Field, Float, ID, Int, ObjectType } from 'type-graphql';
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
} from '../../domain/event/event.codes';
import type { EventState } from '../../domain/event/event.states';
import {
  AbsorptionLevelEnum,
  DispatchBasisEnum,
  EventFlagEnum,
  EventNatureEnum,
  EventOutcomeEnum,
  EventSourceEnum,
  EventStateEnum,
  RedirectChannelEnum,
  RefusalReasonEnum,
  SatisfactionRatingEnum,
  UrgencyEnum,
} from './event.enums';

@Authenticated()
@Directive('@key(fields: "id")')
@ObjectType('GovEvent', {
  description:
    'A governance event (治理事件): one matter to be solved at one place. It never names a resident.',
})
export class GovEventType {
  @Field(() => ID, { description: 'Opaque key.' })
  id!: string;

  @Field(() => String, { description: 'The number people quote.' })
  number!: string;

  @Field(() => EventSourceEnum, { description: 'Where the matter came from.' })
  source!: EventSource;

  @Field(() => EventNatureEnum, { description: 'What kind of matter it is.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, { description: 'How soon it must be handled.' })
  urgency!: Urgency;

  @Field(() => EventStateEnum, { description: 'Where it stands; flags and outcome are apart.' })
  state!: EventState;

  @Field(() => [EventFlagEnum], { description: 'Marks beside the state.' })
  flags!: EventFlag[];

  @Field(() => Boolean, { description: 'Whether no place smaller than the district is known.' })
  unlocated!: boolean;

  @Field(() => String, { description: 'The matter in one line.' })
  title!: string;

  @Field(() => String, { description: 'What was seen.' })
  description!: string;

  @Field(() => Float, { nullable: true, description: 'Longitude, WGS 84.' })
  longitude!: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, WGS 84.' })
  latitude!: number | null;

  @Field(() => DispatchBasisEnum, {
    nullable: true,
    description: 'How the lead organisation was found.',
  })
  dispatchBasis!: DispatchBasis | null;

  @Field(() => Int, { description: 'How often a return was asked for.' })
  returnCount!: number;

  @Field(() => Int, {
    description:
      'How often it had been sent to the wrong organisation: returns that were approved (错派).',
  })
  misdispatchCount!: number;

  @Field(() => Int, { description: 'How often it failed verification (返工).' })
  reworkCount!: number;

  @Field(() => Int, { description: 'How often it was reopened.' })
  reopenCount!: number;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'The last day of the present suspension.',
  })
  suspendedUntil!: string | null;

  @Field(() => InstantScalar, { description: 'When it was reported.' })
  reportedAt!: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was seen, where it came in later.',
  })
  observedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was accepted.' })
  acceptedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was last dispatched.' })
  dispatchedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When the order was signed for.' })
  signedAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When its result was reported.' })
  handledAt!: Date | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it was closed.' })
  closedAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What was done.' })
  result!: string | null;

  @Field(() => [String], { description: 'Keys of the attachments that show it.' })
  evidence!: string[];

  @Field(() => Int, { description: 'How often somebody tried to call back.' })
  callbackAttempts!: number;

  @Field(() => SatisfactionRatingEnum, {
    nullable: true,
    description: 'What was said when called back; null when not asked or not answered.',
  })
  rating!: SatisfactionRating | null;

  @Field(() => Boolean, { description: 'Whether the caller said that the matter is not solved.' })
  disputed!: boolean;

  @Field(() => RefusalReasonEnum, { nullable: true, description: 'Why it was not taken on.' })
  refusalReason!: RefusalReason | null;

  @Field(() => RedirectChannelEnum, { nullable: true, description: 'Where it was sent instead.' })
  redirectChannel!: RedirectChannel | null;

  @Field(() => EventOutcomeEnum, { nullable: true, description: 'How it ended; set at close.' })
  outcome!: EventOutcome | null;

  @Field(() => AbsorptionLevelEnum, {
    nullable: true,
    description: 'The level that actually solved it; set at close.',
  })
  absorptionLevel!: AbsorptionLevel | null;

  @Field(() => String, {
    nullable: true,
    description: 'Whose matter it is, when the outcome says that it is not ours.',
  })
  responsibleBody!: string | null;

  @Field(() => Int, {
    description: 'Reports of others that it answers since they were merged into it.',
  })
  mergedCount!: number;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When it was merged into another, while it is.',
  })
  mergedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}

export const GovEventConnection = connectionType('GovEvent', () => GovEventType);
