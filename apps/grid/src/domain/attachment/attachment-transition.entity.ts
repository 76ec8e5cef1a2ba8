import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of an attachment. */
@Entity()
export class AttachmentTransition extends TransitionRecord {
  @ReferenceColumn()
  attachmentId!: string;
}
