import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of an item of an alliance's lists. */
@Entity()
export class AllianceListItemTransition extends TransitionRecord {
  @ReferenceColumn()
  itemId!: string;
}
