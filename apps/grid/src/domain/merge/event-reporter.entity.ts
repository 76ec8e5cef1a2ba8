import {
  BooleanColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { EventSource, SatisfactionRating } from '../event/event.codes';

/**
 * Whoever reported an event that was merged, as the event that answers now knows of it (并入反映). One row for each
 * merged report, and none for the event's own. Who it is stays with the report; here is what telling and asking need.
 */
@Entity()
export class EventReporter {
  /** The event it was reported as. */
  @PrimaryColumn({ type: 'uuid' })
  originEventId!: string;

  /** The event that answers it now. */
  @ReferenceColumn()
  eventId!: string;

  @WordColumn()
  source!: EventSource;

  @BooleanColumn()
  anonymous!: boolean;

  /** The account that reported; never shown, null for anonymous reports. */
  @TextColumn({ nullable: true })
  subject!: string | null;

  @InstantColumn()
  reportedAt!: Date;

  /** What was said about what became of it. */
  @WordColumn({ nullable: true })
  rating!: SatisfactionRating | null;

  @InstantColumn({ nullable: true })
  ratedAt!: Date | null;
}
