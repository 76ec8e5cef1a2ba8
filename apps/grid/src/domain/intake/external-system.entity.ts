import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  ReferenceColumn,
  TextColumn,
  WordsColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { EventSource } from '../event/event.codes';

/** Another system that brings matters in (外部系统), such as the 12345 hotline's: which, by what account, of what sources. */
@Entity()
export class ExternalSystem extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What the system is called in calls, `HOTLINE_CITY`; it never changes, the keys of its matters hang on it. */
  @CodeColumn()
  code!: string;

  @TextColumn()
  nameEn!: string;

  @TextColumn()
  nameZh!: string;

  /** Where its matters may come from. */
  @WordsColumn()
  sources!: EventSource[];

  /** The service account that speaks for it, as the issuer names it. Never shown. */
  @TextColumn()
  accountSubject!: string;

  @BooleanColumn()
  enabled!: boolean;

  /** Whether command centres may bring in its matters by file; its own account always may. */
  @BooleanColumn()
  takesFiles!: boolean;

  /** The organisation that answers for the system: told what becomes of its matters, by its webhook. */
  @ReferenceColumn({ nullable: true })
  statusOrganizationId!: string | null;
}
