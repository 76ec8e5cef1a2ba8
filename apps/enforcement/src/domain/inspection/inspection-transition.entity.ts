import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of an inspection. */
@Entity()
export class InspectionTransition extends TransitionRecord {
  @ReferenceColumn()
  inspectionId!: string;
}
