import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a version of a service item. */
@Entity()
export class ServiceItemVersionTransition extends TransitionRecord {
  @ReferenceColumn()
  serviceItemVersionId!: string;
}
