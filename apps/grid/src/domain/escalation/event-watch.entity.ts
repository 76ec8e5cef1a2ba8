import { InstantColumn, WordColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { EscalationLevel, EventStage } from './escalation.codes';

/**
 * When an open event must be looked at next. The database sets it back whenever the state or the clock of the event
 * changes, whoever changes it; the sweep moves it on. An event without one is over.
 */
@Entity()
export class EventWatch {
  @PrimaryColumn({ type: 'uuid' })
  eventId!: string;

  @InstantColumn()
  lookAt!: Date;

  /** The limit of the present step, besides that of the whole handling; null where the step has none. */
  @WordColumn({ nullable: true })
  stage!: EventStage | null;

  @InstantColumn({ nullable: true })
  stageStartedAt!: Date | null;

  @InstantColumn({ nullable: true })
  stageDueAt!: Date | null;

  /** What happens next if nothing is done. */
  @WordColumn({ nullable: true })
  nextLevel!: EscalationLevel | null;

  @InstantColumn({ nullable: true })
  nextAt!: Date | null;
}
