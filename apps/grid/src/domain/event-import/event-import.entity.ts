import {
  BooleanColumn,
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  JsonColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
  WordsColumn,
} from '@gezhi/persistence';
import type { Role } from '@gezhi/identity';
import type { RefusalParam } from '@gezhi/kernel';
import { Entity } from 'typeorm';
import type { ImportEncoding, ImportFormat, ImportRowState } from './event-import.codes';
import type { EventImportState } from './event-import.states';

/** A file of many matters as it was brought in (导入): what it was, who sent it, and what became of its rows. */
@Entity()
export class EventImport extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The system whose matters they are. */
  @CodeColumn({ update: false })
  externalSystem!: string;

  @TextColumn({ update: false })
  fileName!: string;

  @WordColumn({ update: false })
  format!: ImportFormat;

  @WordColumn({ update: false })
  encoding!: ImportEncoding;

  /** SHA-256 of the bytes, in hexadecimal. */
  @TextColumn({ update: false })
  digest!: string;

  @IntegerColumn({ update: false })
  bytes!: number;

  /** Its columns as the file names them, without those a report of refused rows adds. */
  @WordsColumn({ update: false })
  columns!: string[];

  /** Only says what would become of the rows; makes no event. */
  @BooleanColumn({ update: false })
  checkOnly!: boolean;

  @WordColumn()
  state!: EventImportState;

  /** Why it was given up: the code of a problem. */
  @WordColumn({ nullable: true })
  failureCode!: string | null;

  @IntegerColumn()
  rowsRead!: number;

  @IntegerColumn()
  accepted!: number;

  @IntegerColumn()
  duplicates!: number;

  @IntegerColumn()
  refused!: number;

  /** Who sent it, with the roles and areas they had: rows are judged by them. */
  @TextColumn({ update: false })
  importedBySubject!: string;

  @ReferenceColumn({ nullable: true, update: false })
  organizationId!: string | null;

  @WordsColumn({ update: false })
  roles!: Role[];

  @WordsColumn({ update: false })
  areas!: string[];

  /** Where whoever sent it works; null for the account of a system. */
  @CodeColumn({ nullable: true, update: false })
  areaCode!: string | null;

  @InstantColumn({ nullable: true })
  endedAt!: Date | null;
}

/** One row of a file that waits or was refused. What it says goes with it: see the retention rules. */
@Entity()
export class EventImportRow {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  importId!: string;

  /** The line of the file it begins on, from 1. */
  @IntegerColumn()
  line!: number;

  @WordColumn()
  state!: ImportRowState;

  /** Its cells in the order of the columns; numbers of persons in a refused text are blanked. */
  @JsonColumn()
  cells!: readonly string[];

  /** Of a refused one: which field, the code of the problem and what its message mentions. */
  @WordColumn({ nullable: true })
  field!: string | null;

  @WordColumn({ nullable: true })
  code!: string | null;

  @JsonColumn({ nullable: true })
  params!: Readonly<Record<string, RefusalParam>> | null;
}

/** One step in the life of an import. */
@Entity()
export class EventImportTransition extends TransitionRecord {
  @ReferenceColumn()
  importId!: string;
}
