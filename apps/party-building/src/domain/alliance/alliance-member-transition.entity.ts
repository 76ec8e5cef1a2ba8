import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a membership. */
@Entity()
export class AllianceMemberTransition extends TransitionRecord {
  @ReferenceColumn()
  memberId!: string;
}
