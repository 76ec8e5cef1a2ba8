import { InstantColumn, TextColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';

/**
 * How somebody who reported an event can be reached (反映人联系方式); at most one for each event, and only where the
 * reporter left one. A table apart from the event, with a row rule of its own: no list, search or export of events
 * can carry it along.
 */
@Entity()
export class EventContact {
  @PrimaryColumn({ type: 'uuid' })
  eventId!: string;

  /** How to address the person; not verified. */
  @TextColumn({ nullable: true })
  name!: string | null;

  /** As `parsePhone` keeps it; null once blanked. */
  @TextColumn({ nullable: true })
  phone!: string | null;

  @InstantColumn()
  createdAt!: Date;
}
