import { InstantScalar, KnownOrganization, LocalDateScalar, PageArgs } from '@gezhi/subgraph';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsInt,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { ArgsType, Field, Float, ID, InputType, Int } from 'type-graphql';
import type { DeviceCondition, DeviceKind } from '../../domain/device/device.codes';
import { MOST_READINGS } from '../../domain/device/device.rules';
import type { DeviceState } from '../../domain/device/device.states';
import type { EventNature, Urgency } from '../../domain/event/event.codes';
import { EventNatureEnum, UrgencyEnum } from '../event/event.enums';
import { DeviceConditionEnum, DeviceKindEnum, DeviceStateEnum } from './device.type';

const CLIENT_KEY = 'A key of the client: the same call again makes nothing new.';
const SEEN = 'The version the caller saw; a stale one is a Conflict.';

@InputType('KeepDeviceInput', { description: 'What is known of a device.' })
export class KeepDeviceInput {
  @Field(() => String, { nullable: true, description: CLIENT_KEY })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => Int, { nullable: true, description: SEEN })
  seenVersion?: number | null;

  @Field(() => String, { description: 'The code of the system it reports through.' })
  @Length(2, 40)
  externalSystem!: string;

  @Field(() => String, { description: 'Its number in that system: letters, digits, `_.:-`.' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9_.:-]{0,63}$/)
  number!: string;

  @Field(() => String, {
    description:
      'A code of DeviceKind. One of RefusedDeviceKind is refused with the reason: it watches people.',
  })
  @Length(2, 40)
  kind!: string;

  @Field(() => ID, { description: 'Who keeps it in order.' })
  @IsUUID()
  @KnownOrganization()
  ownerOrganizationId!: string;

  @Field(() => String, { description: 'The grid or micro-grid it stands in.' })
  areaCode!: string;

  @Field(() => String, {
    description:
      'Where it stands, 2 to 100 characters: a public place or a shared part of a building, no home.',
  })
  @Length(2, 100)
  place!: string;

  @Field(() => Float, { nullable: true, description: 'WGS 84; together with latitude.' })
  @IsOptional()
  @Min(-180)
  @Max(180)
  longitude?: number | null;

  @Field(() => Float, { nullable: true, description: 'WGS 84; together with longitude.' })
  @IsOptional()
  @Min(-90)
  @Max(90)
  latitude?: number | null;
}

@InputType('DeviceStepInput', { description: 'A step of a device.' })
export class DeviceStepInput {
  @Field(() => ID, { description: 'The device.' })
  id!: string;

  @Field(() => Int, { nullable: true, description: SEEN })
  seenVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'For the history, up to 500 characters; no personal data.',
  })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}

@InputType('KeepDeviceRuleInput', { description: 'The next version of a threshold.' })
export class KeepDeviceRuleInput {
  @Field(() => String, { nullable: true, description: CLIENT_KEY })
  @IsOptional()
  @Length(8, 100)
  clientMutationId?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The version it replaces, 0 for none; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { description: 'The district it holds in.' })
  @Matches(/^\d{6}$/)
  areaCode!: string;

  @Field(() => String, { description: 'Capital letters, digits, dots and underscores.' })
  @Matches(/^[A-Z][A-Z0-9_.]{1,39}$/)
  code!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'For this device alone, in place of the rule of its kind with the same code.',
  })
  @IsOptional()
  @IsUUID()
  deviceId?: string | null;

  @Field(() => DeviceKindEnum, { description: 'The kind of device.' })
  kind!: DeviceKind;

  @Field(() => DeviceConditionEnum, { description: 'What it looks at.' })
  condition!: DeviceCondition;

  @Field(() => Float, {
    description: 'In the unit of the kind; for RATE an hour; for SILENT minutes.',
  })
  @Min(-1_000_000)
  @Max(1_000_000)
  threshold!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Where the value has come back, short of the threshold; none for SILENT.',
  })
  @IsOptional()
  @Min(-1_000_000)
  @Max(1_000_000)
  clearLevel?: number | null;

  @Field(() => Int, {
    defaultValue: 0,
    description: 'How many minutes the value must stay beyond the threshold, up to 1,440.',
  })
  @IsInt()
  @Min(0)
  @Max(1_440)
  holdMinutes!: number;

  @Field(() => String, {
    description: 'What the event is said to be: a leaf of the category tree.',
  })
  @Length(2, 80)
  categoryCode!: string;

  @Field(() => EventNatureEnum, { defaultValue: 'HAZARD', description: 'The nature of the event.' })
  nature!: EventNature;

  @Field(() => UrgencyEnum, { description: 'The urgency of the event.' })
  urgency!: Urgency;

  @Field(() => Boolean, { defaultValue: true, description: 'False switches the rule off.' })
  active!: boolean;

  @Field(() => LocalDateScalar, { description: 'Its first day: today or later.' })
  validFrom!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Its last day.' })
  validTo?: string | null;

  @Field(() => String, { description: 'What it follows, 2 to 200 characters.' })
  @Length(2, 200)
  basis!: string;
}

@InputType('DeviceReadingInput', { description: 'What a device read at a moment.' })
export class DeviceReadingInput {
  @Field(() => String, { description: 'The number of the device in the system.' })
  device!: string;

  @Field(() => InstantScalar, {
    description: 'By the clock of the device: not ahead, at most seven days ago.',
  })
  observedAt!: Date;

  @Field(() => Float, { description: 'In the unit of the kind.' })
  value!: number;
}

@InputType('ReportDeviceReadingsInput', { description: 'Readings that come in together.' })
export class ReportDeviceReadingsInput {
  @Field(() => String, { description: 'The system that brings them in.' })
  @Length(2, 40)
  externalSystem!: string;

  // Not validated together: each item is judged by itself.
  @Field(() => [DeviceReadingInput], {
    description: 'In any order, 1 to 1,000. Sent again, a reading is stored once.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_READINGS)
  items!: DeviceReadingInput[];
}

@InputType('DeviceFilter', { description: 'Which devices of a list.' })
export class DeviceFilterInput {
  @Field(() => [DeviceKindEnum], { nullable: true, description: 'Of one of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(20)
  kinds?: DeviceKind[] | null;

  @Field(() => [DeviceStateEnum], { nullable: true, description: 'In one of these states.' })
  @IsOptional()
  @ArrayMaxSize(5)
  states?: DeviceState[] | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Silent since before this moment.' })
  silentSince?: Date | null;
}

@ArgsType()
export class DeviceListArgs extends PageArgs {
  @Field(() => DeviceFilterInput, { nullable: true, description: 'Which devices.' })
  filter?: DeviceFilterInput | null;
}

@ArgsType()
export class DeviceRuleListArgs extends PageArgs {
  @Field(() => [DeviceKindEnum], { nullable: true, description: 'Only of these kinds.' })
  @IsOptional()
  @ArrayMaxSize(20)
  kinds?: DeviceKind[] | null;
}

@ArgsType()
export class DeviceReadingArgs extends PageArgs {
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'From; a week before the end unless told.',
  })
  from?: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until just before; now unless told.',
  })
  before?: Date | null;
}

@ArgsType()
export class DeviceHourArgs {
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'From; two weeks before the end unless told.',
  })
  from?: Date | null;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'Until just before; now unless told.',
  })
  before?: Date | null;
}
