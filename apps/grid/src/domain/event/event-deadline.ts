import type { DeadlineRecord, DeadlineUnit } from '@gezhi/deadlines';
import { Deadline } from '@gezhi/deadlines';
import {
  BooleanColumn,
  InstantColumn,
  IntegerColumn,
  SpanColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';

/** The limit of an event as columns of its row; all null until the event is accepted. */
export class EventDeadline implements DeadlineRecord {
  @WordColumn({ nullable: true })
  kind!: string;

  @WordColumn({ nullable: true })
  unit!: DeadlineUnit;

  @IntegerColumn({ nullable: true })
  amount!: number;

  @InstantColumn({ nullable: true })
  startedAt!: Date;

  @InstantColumn({ nullable: true })
  dueAt!: Date;

  @InstantColumn({ nullable: true })
  approachesAt!: Date;

  @SpanColumn({ nullable: true })
  pausedTotal!: number;

  @InstantColumn({ nullable: true })
  pausedAt!: Date | null;

  @IntegerColumn({ nullable: true })
  extendedBy!: number;

  @TextColumn({ nullable: true })
  basis!: string;

  @BooleanColumn({ nullable: true })
  rollsToWorkday!: boolean;

  @BooleanColumn({ nullable: true })
  covered!: boolean;

  @InstantColumn({ nullable: true })
  metAt!: Date | null;
}

/** The clock of an event; null while none has been started. */
export function clockOf(event: { readonly deadline: EventDeadline | null }): Deadline | null {
  return event.deadline?.startedAt ? Deadline.fromRecord(event.deadline) : null;
}
