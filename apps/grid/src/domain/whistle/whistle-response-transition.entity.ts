import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step of a responder. */
@Entity()
export class WhistleResponseTransition extends TransitionRecord {
  @ReferenceColumn()
  responseId!: string;
}
