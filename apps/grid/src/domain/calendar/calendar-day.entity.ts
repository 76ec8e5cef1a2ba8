import { BooleanColumn, LocalDateColumn, TextColumn, WordColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDayKind } from './calendar.codes';

/** A day that the city entered: it wins over the published arrangement. */
@Entity()
export class CalendarDay {
  @PrimaryColumn({ type: 'date' })
  date!: string;

  @WordColumn()
  kind!: CalendarDayKind;

  @TextColumn()
  note!: string;

  /** The day the row was written: the calendar of the past is not rewritten silently. */
  @LocalDateColumn()
  enteredOn!: string;

  /** The notice it follows: 国办发明电〔2026〕N号, or a decision of the city. */
  @TextColumn()
  source!: string;

  /** Whether the days entered for its year are the whole arrangement, so that the year counts as known. */
  @BooleanColumn()
  completesYear!: boolean;
}
