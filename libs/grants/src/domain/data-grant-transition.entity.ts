import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** A step in the life of a data grant: who asked, who decided, and why. */
@Entity()
export class DataGrantTransition extends TransitionRecord {
  @ReferenceColumn()
  grantId!: string;
}
