import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a version of the checklist. */
@Entity()
export class ChecklistTransition extends TransitionRecord {
  @ReferenceColumn()
  checklistId!: string;
}
