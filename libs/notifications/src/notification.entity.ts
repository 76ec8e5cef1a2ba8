import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Column, Entity } from 'typeorm';

/** Something somebody has to be told (通知): that it is due, not whether it arrived. Its values hold no personal data. */
@Entity()
export class Notification {
  @IdColumn()
  id!: string;

  /** The code of its kind. */
  @WordColumn()
  kind!: string;

  /** One of three: an organisation, the roles of an area, or one account. */
  @ReferenceColumn({ nullable: true })
  recipientOrganizationId!: string | null;

  @CodeColumn({ nullable: true })
  recipientAreaCode!: string | null;

  @WordsColumn({ default: '{}' })
  recipientRoles!: string[];

  @TextColumn({ nullable: true })
  recipientSubject!: string | null;

  @WordColumn()
  aboutType!: string;

  @TextColumn()
  aboutId!: string;

  /** The place of what it is about. */
  @CodeColumn({ nullable: true })
  areaCode!: string | null;

  /** Codes, numbers and dates that fill the text. */
  @Column({ type: 'jsonb' })
  values!: Readonly<Record<string, string | number>>;

  /** Told once, however often the rule behind it is judged. */
  @TextColumn({ nullable: true })
  onceKey!: string | null;

  @InstantColumn()
  createdAt!: Date;

  /** When its deliveries were made; null until then. */
  @InstantColumn({ nullable: true })
  expandedAt!: Date | null;
}
