import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of an application. */
@Entity()
export class ApplicationTransition extends TransitionRecord {
  @ReferenceColumn()
  applicationId!: string;
}
