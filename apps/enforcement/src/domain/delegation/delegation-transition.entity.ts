import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a delegation. */
@Entity()
export class DelegationTransition extends TransitionRecord {
  @ReferenceColumn()
  delegationId!: string;
}
