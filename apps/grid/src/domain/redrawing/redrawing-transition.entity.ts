import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a re-drawing. */
@Entity()
export class RedrawingTransition extends TransitionRecord {
  @ReferenceColumn()
  redrawingId!: string;
}
