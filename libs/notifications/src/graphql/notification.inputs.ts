import type { Language } from '@gezhi/kernel';
import { PageArgs } from '@gezhi/subgraph';
import { ArrayMaxSize, ArrayMinSize, IsOptional, IsUUID, Length, Matches } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int } from 'type-graphql';
import type { EndpointChannel, NotificationChannelCode } from '../channels/channel.codes';
import type { DeliveryState } from '../delivery/delivery.states';
import type { OfficeRole } from '../endpoint/endpoint.codes';
import {
  DeliveryStateEnum,
  EndpointChannelEnum,
  NotificationChannelEnum,
  NotificationLanguageEnum,
  OfficeRoleEnum,
} from './notification.types';

const CLOCK = /^([01]\d|2[0-3]):[0-5]\d$/;
const KEY_NAME = /^[A-Za-z0-9._-]{1,64}$/;

@ArgsType()
export class MyNotificationsArgs extends PageArgs {
  @Field(() => Boolean, { defaultValue: false, description: 'Only what is not marked as read.' })
  unreadOnly: boolean = false;
}

@InputType('MarkNotificationsReadInput', {
  description: 'Which notifications the caller has read.',
})
export class MarkNotificationsReadInput {
  @Field(() => [ID], {
    nullable: true,
    description: 'Their keys, 1 to 200; left out, all there are at this moment.',
  })
  @ArrayMinSize(1)
  @ArrayMaxSize(200)
  ids?: string[] | null;
}

@InputType('AddNotificationEndpointInput', {
  description:
    'An office and where it is told: either `organizationId`, or `areaCode` and `roles`.',
})
export class AddNotificationEndpointInput {
  @Field(() => String, { nullable: true, description: 'Makes repeated calls one endpoint.' })
  @IsOptional()
  @Length(1, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'An organisation. Administrators alone.' })
  @IsUUID()
  organizationId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Or an area, with all inside it.' })
  areaCode?: string | null;

  @Field(() => [OfficeRoleEnum], { defaultValue: [], description: 'The roles in the area.' })
  @ArrayMaxSize(10)
  roles!: OfficeRole[];

  @Field(() => EndpointChannelEnum, { description: 'By what way.' })
  channel!: EndpointChannel;

  @Field(() => String, {
    description: 'A work address: https URL, work mailbox, mobile number of an office.',
  })
  @Length(5, 500)
  address!: string;

  @Field(() => String, {
    nullable: true,
    description: 'For a webhook: the name of the key the operator shares with the receiver.',
  })
  @Matches(KEY_NAME)
  keyName?: string | null;

  @Field(() => NotificationLanguageEnum, { defaultValue: 'zh', description: 'In which language.' })
  language!: Language;

  @Field(() => [String], {
    defaultValue: [],
    description: 'The kinds it is told, see the catalogue; all when empty.',
  })
  @ArrayMaxSize(100)
  kinds!: string[];

  @Field(() => Boolean, { defaultValue: true, description: 'Whether anything is sent.' })
  enabled!: boolean;

  @Field(() => String, { nullable: true, description: 'Quiet from HH:MM on, in Nanjing.' })
  @Matches(CLOCK)
  quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Quiet until HH:MM.' })
  @Matches(CLOCK)
  quietUntil?: string | null;
}

@InputType('ChangeNotificationEndpointInput', {
  description:
    'What changes about an endpoint; what is left out stays. Its office and way do not change.',
})
export class ChangeNotificationEndpointInput {
  @Field(() => ID, { description: 'The endpoint.' })
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, { nullable: true, description: 'Another address.' })
  @Length(5, 500)
  address?: string;

  @Field(() => String, { nullable: true, description: 'Another key, by its name.' })
  @Matches(KEY_NAME)
  keyName?: string | null;

  @Field(() => NotificationLanguageEnum, { nullable: true, description: 'Another language.' })
  language?: Language;

  @Field(() => [String], { nullable: true, description: 'Other kinds; all when empty.' })
  @ArrayMaxSize(100)
  kinds?: string[];

  @Field(() => Boolean, { nullable: true, description: 'Whether anything is sent.' })
  enabled?: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'Quiet from HH:MM on; null with the other: never.',
  })
  @Matches(CLOCK)
  quietFrom?: string | null;

  @Field(() => String, { nullable: true, description: 'Quiet until HH:MM.' })
  @Matches(CLOCK)
  quietUntil?: string | null;
}

@InputType('TestNotificationEndpointInput', { description: 'Which endpoint is tried.' })
export class TestNotificationEndpointInput {
  @Field(() => String, { nullable: true, description: 'Makes repeated calls one test.' })
  @IsOptional()
  @Length(1, 100)
  clientMutationId?: string | null;

  @Field(() => ID, { description: 'The endpoint.' })
  id!: string;
}

@InputType('RetryNotificationDeliveryInput', { description: 'Which delivery is tried again.' })
export class RetryNotificationDeliveryInput {
  @Field(() => ID, { description: 'The delivery.' })
  id!: string;
}

@InputType('NotificationEndpointFilterInput', { description: 'Which endpoints.' })
export class EndpointFilterInput {
  @Field(() => [EndpointChannelEnum], { nullable: true, description: 'By one of these ways.' })
  channels?: EndpointChannel[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Switched on, or off.' })
  enabled?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'Of this organisation.' })
  @IsUUID()
  organizationId?: string | null;
}

@InputType('NotificationDeliveryFilterInput', { description: 'Which deliveries.' })
export class DeliveryFilterInput {
  @Field(() => [DeliveryStateEnum], { nullable: true, description: 'In one of these states.' })
  states?: DeliveryState[] | null;

  @Field(() => [NotificationChannelEnum], { nullable: true, description: 'By one of these ways.' })
  channels?: NotificationChannelCode[] | null;

  @Field(() => [String], { nullable: true, description: 'Of one of these kinds.' })
  @ArrayMaxSize(100)
  kinds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'To this endpoint.' })
  @IsUUID()
  endpointId?: string | null;
}

@ArgsType()
export class EndpointListArgs extends PageArgs {
  @Field(() => EndpointFilterInput, { nullable: true, description: 'Which endpoints.' })
  filter?: EndpointFilterInput | null;
}

@ArgsType()
export class DeliveryListArgs extends PageArgs {
  @Field(() => DeliveryFilterInput, { nullable: true, description: 'Which deliveries.' })
  filter?: DeliveryFilterInput | null;
}
