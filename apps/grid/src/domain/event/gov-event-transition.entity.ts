import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of an event. */
@Entity()
export class GovEventTransition extends TransitionRecord {
  @ReferenceColumn()
  eventId!: string;
}
