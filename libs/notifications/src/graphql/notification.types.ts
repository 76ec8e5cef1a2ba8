import type { Language } from '@gezhi/kernel';
import { codeEnum, connectionType, InstantScalar } from '@gezhi/subgraph';
import { Directive, Field, ID, Int, ObjectType } from 'type-graphql';
import type {
  DeliveryError,
  EndpointChannel,
  NotificationChannelCode,
} from '../channels/channel.codes';
import {
  DELIVERY_ERRORS,
  ENDPOINT_CHANNELS,
  NOTIFICATION_CHANNELS,
} from '../channels/channel.codes';
import type { DeliveryState } from '../delivery/delivery.states';
import { DELIVERY_STATES } from '../delivery/delivery.states';
import type { OfficeRole } from '../endpoint/endpoint.codes';
import { NOTIFICATION_LANGUAGES, OFFICE_ROLES } from '../endpoint/endpoint.codes';
import { MOST_UNREAD } from '../inbox/my-notifications';

export const NotificationChannelEnum = codeEnum(NOTIFICATION_CHANNELS);
export const EndpointChannelEnum = codeEnum(ENDPOINT_CHANNELS);
export const DeliveryStateEnum = codeEnum(DELIVERY_STATES);
export const DeliveryErrorEnum = codeEnum(DELIVERY_ERRORS);
export const OfficeRoleEnum = codeEnum(OFFICE_ROLES);
export const NotificationLanguageEnum = codeEnum(NOTIFICATION_LANGUAGES);

@Directive('@shareable')
@ObjectType('Notification', {
  description:
    'Something the caller has to be told (通知): as staff of an organisation, as the holder of a role in an area, or ' +
    'as the account that reported a matter. It holds codes, numbers and dates, and nobody’s data.',
})
export class NotificationType {
  @Field(() => ID, { description: 'Its key.' })
  id!: string;

  @Field(() => String, { description: 'The code of its kind; the catalogue has the texts.' })
  kind!: string;

  @Field(() => String, {
    description: 'What it is about, in a few words of the caller’s language.',
  })
  subject!: string;

  @Field(() => String, { description: 'What has to be told, as plain text.' })
  text!: string;

  @Field(() => String, { description: 'The type of the object it is about, e.g. GovEvent.' })
  aboutType!: string;

  @Field(() => ID, { description: 'The key of the object it is about.' })
  aboutId!: string;

  @Field(() => ID, { nullable: true, description: 'The place of what it is about.' })
  areaCode!: string | null;

  @Field(() => InstantScalar, { description: 'When it came.' })
  createdAt!: Date;

  @Field(() => InstantScalar, {
    nullable: true,
    description: 'When the caller marked it as read; of those told together each reads for itself.',
  })
  readAt!: Promise<Date | null>;
}

@Directive('@shareable')
@ObjectType('NotificationReadMarks', { description: 'What marking as read came to (已读标记).' })
export class ReadMarksType {
  @Field(() => Int, { description: 'How many were marked by this call.' })
  marked!: number;

  @Field(() => Int, {
    description: `How many are still unread; ${MOST_UNREAD} means that many or more.`,
  })
  unread!: number;
}

@Directive('@shareable')
@ObjectType('NotificationEndpoint', {
  description:
    'Where an office wants to be told (通知接收端): an organisation, or the holders of roles in an area.',
})
export class NotificationEndpointType {
  @Field(() => ID, { description: 'Its key.' })
  id!: string;

  @Field(() => ID, { nullable: true, description: 'The organisation it belongs to.' })
  organizationId!: string | null;

  @Field(() => ID, { nullable: true, description: 'Or the area, with all inside it.' })
  areaCode!: string | null;

  @Field(() => [OfficeRoleEnum], {
    description: 'The roles in the area; none for an organisation.',
  })
  roles!: OfficeRole[];

  @Field(() => EndpointChannelEnum, { description: 'By what way.' })
  channel!: EndpointChannel;

  @Field(() => String, {
    description: 'The work address; masked for whoever may not change it.',
  })
  address!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The name of the key that signs calls of a webhook; never the key.',
  })
  keyName!: string | null;

  @Field(() => NotificationLanguageEnum, { description: 'In which language.' })
  language!: Language;

  @Field(() => [String], { description: 'The kinds it is told; all when empty.' })
  kinds!: string[];

  @Field(() => Boolean, { description: 'Whether anything is sent.' })
  enabled!: boolean;

  @Field(() => String, {
    nullable: true,
    description: 'From then on what comes waits: HH:MM on a clock in Nanjing (免打扰).',
  })
  quietFrom!: string | null;

  @Field(() => String, { nullable: true, description: 'Until then.' })
  quietUntil!: string | null;

  @Field(() => Int, { description: 'Counts changes from 1.' })
  version!: number;
}

@Directive('@shareable')
@ObjectType('NotificationDelivery', {
  description:
    'One notification by one way to one address (通知投递). Whether it arrived never changes what it is about.',
})
export class NotificationDeliveryType {
  @Field(() => ID, { description: 'Its key; receivers know repeated attempts by it.' })
  id!: string;

  @Field(() => ID, { description: 'The notification.' })
  notificationId!: string;

  @Field(() => String, { description: 'The code of its kind.' })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'Where it is about.' })
  areaCode!: string | null;

  @Field(() => NotificationChannelEnum, { description: 'By what way.' })
  channel!: NotificationChannelCode;

  @Field(() => NotificationEndpointType, {
    nullable: true,
    description:
      'The office; null in the app and for a reporter, whose contact is kept nowhere here.',
  })
  endpoint!: Promise<object | null>;

  @Field(() => DeliveryStateEnum, { description: 'Where it stands.' })
  state!: DeliveryState;

  @Field(() => Int, { description: 'Attempts so far.' })
  attempts!: number;

  @Field(() => DeliveryErrorEnum, {
    nullable: true,
    description: 'Why the last attempt failed; never what the receiver wrote.',
  })
  error!: DeliveryError | null;

  @Field(() => InstantScalar, { nullable: true, description: 'When it is tried next.' })
  nextAttemptAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the receiver calls it.' })
  providerId!: string | null;

  @Field(() => InstantScalar, { description: 'When it was made.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When the receiver had it.' })
  sentAt!: Date | null;
}

const SHARED = { shareable: true };
export const NotificationConnection = connectionType(
  'Notification',
  () => NotificationType,
  SHARED,
);
export const EndpointConnection = connectionType(
  'NotificationEndpoint',
  () => NotificationEndpointType,
  SHARED,
);
export const DeliveryConnection = connectionType(
  'NotificationDelivery',
  () => NotificationDeliveryType,
  SHARED,
);
