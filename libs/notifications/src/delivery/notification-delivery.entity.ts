import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { DeliveryError, NotificationChannelCode } from '../channels/channel.codes';
import type { DeliveryState } from './delivery.states';

/** One notification by one way to one address (通知投递). It holds no address and nothing of what is told. */
@Entity()
export class NotificationDelivery {
  /** Also the key receivers know repeated attempts by. */
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  notificationId!: string;

  /** The kind of the notification. */
  @WordColumn()
  kind!: string;

  /** Where it is about, for whoever looks after deliveries; null where no place is told. */
  @CodeColumn({ nullable: true })
  areaCode!: string | null;

  @WordColumn()
  channel!: NotificationChannelCode;

  /** The office it goes to. Null in the app, and for a reporter, whose contact is looked up when it is sent. */
  @ReferenceColumn({ nullable: true })
  endpointId!: string | null;

  @WordColumn()
  state!: DeliveryState;

  /** Attempts begun since it was made or asked for again. */
  @IntegerColumn()
  attempts!: number;

  /** Null once nothing is to be tried. */
  @InstantColumn({ nullable: true })
  nextAttemptAt!: Date | null;

  @WordColumn({ nullable: true })
  error!: DeliveryError | null;

  /** What the receiver calls it. */
  @TextColumn({ nullable: true })
  providerId!: string | null;

  /** The attempt under way: only who holds it says how it ended. */
  @ReferenceColumn({ nullable: true })
  leaseId!: string | null;

  /** By the clock of the database, which all workers share. */
  @InstantColumn({ nullable: true })
  leasedUntil!: Date | null;

  @InstantColumn()
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;

  @InstantColumn({ nullable: true })
  sentAt!: Date | null;
}
