import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a version of a list. */
@Entity()
export class MatterListTransition extends TransitionRecord {
  @ReferenceColumn()
  listId!: string;
}
