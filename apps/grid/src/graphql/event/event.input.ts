import { IsLatitude, IsLongitude, IsOptional, Length, MaxLength } from 'class-validator';
import { Field, Float, ID, InputType, Int } from 'type-graphql';
import type { EventNature, EventSource, Urgency } from '../../domain/event/event.codes';
import { EventNatureEnum, EventSourceEnum, UrgencyEnum } from './event.enums';

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

  @Field(() => ID, { description: 'The smallest area the place is known to lie in.' })
  areaCode!: string;

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
}

@InputType('AcceptEventInput', { description: 'Accepting a matter.' })
export class AcceptEventInput {
  @Field(() => ID, { description: 'The event.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => ID, { description: 'A leaf of the category tree.' })
  categoryCode!: string;
}
