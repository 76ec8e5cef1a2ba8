import {
  ChangingRecord,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** What was agreed when responders consulted (会商任务): one lead, and a day. */
@Entity()
export class WhistleTask extends ChangingRecord {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  whistleId!: string;

  @IntegerColumn()
  ordinal!: number;

  @TextColumn()
  title!: string;

  @ReferenceColumn()
  leadOrganizationId!: string;

  @WordsColumn({ default: '{}' })
  assistOrganizationIds!: string[];

  @LocalDateColumn()
  dueOn!: string;

  @InstantColumn({ nullable: true })
  doneAt!: Date | null;
}
