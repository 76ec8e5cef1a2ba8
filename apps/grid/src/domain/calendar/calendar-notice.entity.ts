import { BooleanColumn, IdColumn, InstantColumn, JsonColumn, TextColumn } from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { CalendarDayKind } from './calendar.codes';

/** What became of one day. */
export interface CalendarDayChange {
  readonly date: string;
  /** What the city had entered before; null for nothing. */
  readonly from: CalendarDayKind | null;
  /** Null when the day was withdrawn. */
  readonly to: CalendarDayKind | null;
  readonly note: string;
}

/** One change of the working calendar (工作日历调整), with what it follows. Never changed. */
@Entity()
export class CalendarNotice {
  @IdColumn()
  id!: string;

  @TextColumn()
  source!: string;

  @BooleanColumn()
  completesYear!: boolean;

  @JsonColumn()
  days!: CalendarDayChange[];

  @InstantColumn()
  enteredAt!: Date;

  @TextColumn()
  enteredBySubject!: string;
}
