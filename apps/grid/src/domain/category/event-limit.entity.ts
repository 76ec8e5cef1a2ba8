import type { DeadlineUnit } from '@gezhi/deadlines';
import { IntegerColumn, TextColumn, WordColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { Urgency } from '../event/event.codes';

/** The usual limit of an urgency. Kept as data: the source is a draft norm, and each city sets its own. */
@Entity()
export class EventLimit {
  @PrimaryColumn({ type: 'text' })
  urgency!: Urgency;

  @WordColumn()
  unit!: DeadlineUnit;

  @IntegerColumn()
  amount!: number;

  /** What the limit follows, for people. */
  @TextColumn()
  basis!: string;
}
