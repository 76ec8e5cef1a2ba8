import { InstantColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';

/** That an account has read a notification (已读). Of those told together, each reads for itself. */
@Entity()
export class NotificationRead {
  @PrimaryColumn({ type: 'uuid' })
  notificationId!: string;

  @PrimaryColumn({ type: 'text' })
  readerSubject!: string;

  @InstantColumn()
  readAt!: Date;
}
