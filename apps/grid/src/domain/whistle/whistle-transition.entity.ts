import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a whistle. */
@Entity()
export class WhistleTransition extends TransitionRecord {
  @ReferenceColumn()
  whistleId!: string;
}
