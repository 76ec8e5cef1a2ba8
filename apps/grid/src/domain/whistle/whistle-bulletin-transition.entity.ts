import { ReferenceColumn, TransitionRecord } from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** One step in the life of a bulletin. */
@Entity()
export class WhistleBulletinTransition extends TransitionRecord {
  @ReferenceColumn()
  bulletinId!: string;
}
