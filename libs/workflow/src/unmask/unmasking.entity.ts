import type { UnmaskReason } from '@gezhi/kernel';
import {
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';

/** That somebody was shown masked data (查看脱敏内容登记), and why. Never what was shown; never changed. */
@Entity()
export class Unmasking {
  @IdColumn()
  id!: string;

  /** The type in the graph and the key of the object. */
  @WordColumn()
  objectType!: string;

  @TextColumn()
  objectId!: string;

  @TextColumn()
  actorSubject!: string;

  @ReferenceColumn({ nullable: true })
  actorOrganizationId!: string | null;

  @TextColumn()
  purpose!: string;

  @TextColumn()
  caseNumber!: string;

  @WordColumn()
  reason!: UnmaskReason;

  @TextColumn()
  reasonText!: string;

  @InstantColumn()
  occurredAt!: Date;
}
