import { codeEnum, connectionType, InstantScalar, PageArgs, Policy } from '@gezhi/subgraph';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { ArgsType, Field, ID, InputType, Int, ObjectType } from 'type-graphql';
import type { ImportEncoding, ImportFormat } from '../../domain/event-import/event-import.codes';
import { IMPORT_ENCODINGS, IMPORT_FORMATS } from '../../domain/event-import/event-import.codes';
import type { EventImportState } from '../../domain/event-import/event-import.states';
import { EVENT_IMPORT_STATES } from '../../domain/event-import/event-import.states';

export const EventImportStateEnum = codeEnum(EVENT_IMPORT_STATES);
export const EventImportFormatEnum = codeEnum(IMPORT_FORMATS);
export const EventImportEncodingEnum = codeEnum(IMPORT_ENCODINGS);

@Policy('staff')
@ObjectType('EventImport', {
  description:
    'A file of many matters as it was brought in (导入): what it was, and what became of its rows. It is sent to ' +
    '`POST /intake/imports`.',
})
export class EventImportType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => String, { description: 'The file as whoever sent it calls it.' })
  fileName!: string;

  @Field(() => EventImportFormatEnum, { description: 'How it is written.' })
  format!: ImportFormat;

  @Field(() => EventImportEncodingEnum, {
    description: 'Its characters, found out from its bytes.',
  })
  encoding!: ImportEncoding;

  @Field(() => String, { description: 'SHA-256 of its bytes, in hexadecimal.' })
  digest!: string;

  @Field(() => Int, { description: 'How large it is.' })
  bytes!: number;

  @Field(() => Boolean, {
    description: 'Only said what would become of its rows; no event was made.',
  })
  checkOnly!: boolean;

  @Field(() => EventImportStateEnum, { description: 'Where it stands.' })
  state!: EventImportState;

  @Field(() => String, {
    nullable: true,
    description: 'Why it was given up: the code of a problem of the catalogue.',
  })
  failureCode!: string | null;

  @Field(() => Int, { description: 'Rows of the file.' })
  rowsRead!: number;

  @Field(() => Int, { description: 'Rows that made an event, or would; grows while it runs.' })
  accepted!: number;

  @Field(() => Int, { description: 'Rows whose event was there already, by system and key (G12).' })
  duplicates!: number;

  @Field(() => Int, { description: 'Rows that were refused.' })
  refused!: number;

  @Field(() => String, { description: 'The account that sent it: an official’s or a system’s.' })
  importedBySubject!: string;

  @Field(() => InstantScalar, { description: 'When it was sent.' })
  createdAt!: Date;

  @Field(() => InstantScalar, { nullable: true, description: 'When its last row was over.' })
  endedAt!: Date | null;

  @Field(() => Int, { description: 'Counts changes; send it back as seenVersion.' })
  version!: number;
}
export const EventImportConnection = connectionType('EventImport', () => EventImportType);

@Policy('staff')
@ObjectType('RefusedImportRow', {
  description:
    'A row of a file that was not taken in (未导入行), and why. What it says stands in the report alone, and goes ' +
    'after 30 days.',
})
export class RefusedImportRowType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => Int, { description: 'The line of the file it begins on, from 1.' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'The column the reason lies in.' })
  field!: string | null;

  @Field(() => String, { description: 'The code of the problem.' })
  code!: string;
}
export const RefusedImportRowConnection = connectionType(
  'RefusedImportRow',
  () => RefusedImportRowType,
);

@Policy('staff')
@ObjectType('EventImportStep', { description: 'One step in the life of an import.' })
export class EventImportStepType {
  @Field(() => ID, { description: 'The key.' })
  id!: string;

  @Field(() => String, { description: 'What was done.' })
  action!: string;

  @Field(() => EventImportStateEnum, { description: 'Where it led.' })
  toState!: EventImportState;

  @Field(() => InstantScalar, { description: 'When.' })
  occurredAt!: Date;
}
export const EventImportStepConnection = connectionType(
  'EventImportStep',
  () => EventImportStepType,
);

@ArgsType()
export class EventImportListArgs extends PageArgs {
  @Field(() => [EventImportStateEnum], { nullable: true, description: 'Only those that stand so.' })
  states?: EventImportState[] | null;
}

@InputType('CancelEventImportInput', { description: 'Ending an import before its last row.' })
export class CancelEventImportInput {
  @Field(() => ID, { description: 'The import.' })
  @IsUUID()
  id!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version the caller saw; a stale one is a Conflict.',
  })
  seenVersion?: number | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why, for the history, up to 500 characters; no personal data.',
  })
  @IsOptional()
  @MaxLength(500)
  note?: string | null;
}
