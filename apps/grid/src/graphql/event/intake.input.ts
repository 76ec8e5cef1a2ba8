import {
  ArrayMaxSize,
  IsLatitude,
  IsLongitude,
  IsOptional,
  IsUUID,
  Length,
  MaxLength,
  ValidateNested,
} from 'class-validator';
import { Field, Float, ID, InputType } from 'type-graphql';
import { InstantScalar } from '@gezhi/subgraph';
import type {
  EventNature,
  EventSource,
  RedirectChannel,
  RefusalReason,
  Urgency,
} from '../../domain/event/event.codes';
import { ReporterContactInput } from '../contact/contact.input';
import {
  EventNatureEnum,
  EventSourceEnum,
  RedirectChannelEnum,
  RefusalReasonEnum,
  UrgencyEnum,
} from './event.enums';
import { EventReasonInput, EventStepInput } from './step.input';

@InputType('ReportEventInput', { description: 'A matter as it comes in.' })
export class ReportEventInput {
  @Field(() => String, {
    nullable: true,
    description: 'A key of the client: the same key makes no second event.',
  })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => EventSourceEnum, { description: 'Where it came from.' })
  source!: EventSource;

  @Field(() => EventNatureEnum, { description: 'What kind of matter it is.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, {
    defaultValue: 'GENERAL',
    description: 'How soon it must be handled.',
  })
  urgency!: Urgency;

  @Field(() => ID, {
    nullable: true,
    description:
      'The smallest area the place is known to lie in. Left out, it is the smallest that holds the point; without ' +
      'either, the city, and the matter is marked as unlocated.',
  })
  areaCode?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true when no place smaller than the district can be made out.',
  })
  unlocated!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'true when whoever reported does not want to be contacted.',
  })
  anonymous!: boolean;

  @Field(() => String, { description: 'The matter in one line, 2 to 100 characters.' })
  @Length(2, 100)
  title!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'What was seen, up to 2000 characters; no personal data.',
  })
  @MaxLength(2000)
  description!: string;

  @Field(() => Float, { nullable: true, description: 'Longitude, WGS 84.' })
  @IsOptional()
  @IsLongitude()
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'Latitude, WGS 84.' })
  @IsOptional()
  @IsLatitude()
  latitude?: number | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The leaf of the category tree it is said to be; whoever accepts it decides.',
  })
  categoryCode?: string | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description:
      'When it was seen, where it comes in later: not ahead, at most 7 days ago (OBSERVED_AT_OUT_OF_RANGE).',
  })
  observedAt?: Date | null;

  @Field(() => String, {
    nullable: true,
    description:
      'The system it comes from, for the account of that system alone (INTAKE_SYSTEM); together with externalId. ' +
      'The same pair again answers the same event; with other content EXTERNAL_ID_CONFLICT (G12).',
  })
  @IsOptional()
  @Length(2, 40)
  externalSystem?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Its key in that system, 1 to 100 characters.',
  })
  @IsOptional()
  @Length(1, 100)
  externalId?: string | null;

  @Field(() => [ID], {
    nullable: true,
    description:
      'Attachments that the caller started without an event and has uploaded, at most 10 (ATTACHMENT_UNKNOWN).',
  })
  @IsOptional()
  @ArrayMaxSize(10)
  @IsUUID(undefined, { each: true })
  attachmentIds?: string[] | null;

  @Field(() => ReporterContactInput, {
    nullable: true,
    description: 'How whoever reports can be reached; not together with anonymous.',
  })
  @ValidateNested()
  contact?: ReporterContactInput | null;
}

@InputType('AcceptEventInput', { description: 'Accepting a matter.' })
export class AcceptEventInput extends EventStepInput {
  @Field(() => ID, { description: 'A leaf of the category tree.' })
  categoryCode!: string;

  @Field(() => UrgencyEnum, {
    nullable: true,
    description: 'Another urgency than the one reported with.',
  })
  urgency?: Urgency | null;
}

@InputType('RedirectEventInput', {
  description: 'Showing a matter that belongs elsewhere the right way.',
})
export class RedirectEventInput extends EventStepInput {
  @Field(() => RedirectChannelEnum, {
    description: 'Where to. For 110, 119 and 120 the note says how it was handed over.',
  })
  channel!: RedirectChannel;
}

@InputType('RefuseEventInput', { description: 'Not taking a matter on.' })
export class RefuseEventInput extends EventReasonInput {
  @Field(() => RefusalReasonEnum, { description: 'The reason as a code; the note tells more.' })
  reason!: RefusalReason;
}
