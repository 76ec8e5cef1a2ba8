import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of an alliance. */
@Entity()
export class AllianceTransition extends TransitionRecord {
  @ReferenceColumn()
  allianceId!: string;
}
