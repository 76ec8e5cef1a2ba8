import { LocalDateColumn, TextColumn, WordColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';

/** A day on which our calendar differs from the published one, such as a closure after a flood. */
@Entity()
export class CalendarDay {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  @WordColumn()
  kind!: 'HOLIDAY' | 'WORKDAY';

  @TextColumn()
  note!: string;

  /** The day the row was written: the calendar of the past is not rewritten silently. */
  @LocalDateColumn()
  enteredOn!: string;
}
