import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of an admission. */
@Entity()
export class CommunityAdmissionTransition extends TransitionRecord {
  @ReferenceColumn()
  admissionId!: string;
}
