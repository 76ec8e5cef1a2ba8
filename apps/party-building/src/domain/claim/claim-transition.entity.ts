import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a claim. */
@Entity()
export class ClaimTransition extends TransitionRecord {
  @ReferenceColumn()
  claimId!: string;
}
