import type { Language } from '@gezhi/kernel';
import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { EndpointChannel } from '../channels/channel.codes';

/** Where an office wants to be told (通知接收端): an organisation, or the holders of roles in an area. No person's. */
@Entity()
export class NotificationEndpoint extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** One of two: an organisation, or roles in an area. */
  @ReferenceColumn({ nullable: true, update: false })
  organizationId!: string | null;

  /** With all inside it. */
  @CodeColumn({ nullable: true, update: false })
  areaCode!: string | null;

  @WordsColumn({ default: '{}' })
  roles!: string[];

  @WordColumn({ update: false })
  channel!: EndpointChannel;

  /** The address of an office: work e-mail, URL, work telephone. */
  @TextColumn()
  address!: string;

  /** Which configured key signs what goes there; for webhooks. */
  @WordColumn({ nullable: true })
  keyName!: string | null;

  @WordColumn()
  language!: Language;

  /** The kinds it is told; all when empty. */
  @WordsColumn({ default: '{}' })
  kinds!: string[];

  @BooleanColumn()
  enabled!: boolean;

  /** `21:00`, on a clock in Nanjing: from then until `quietUntil` what comes waits. Both or none. */
  @WordColumn({ nullable: true })
  quietFrom!: string | null;

  @WordColumn({ nullable: true })
  quietUntil!: string | null;
}
