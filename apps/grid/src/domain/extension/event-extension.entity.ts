import type { DeadlineUnit } from '@gezhi/deadlines';
import {
  IdColumn,
  InstantColumn,
  IntegerColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { ExtensionReason, ExtensionState } from './extension.codes';

/** That the lead organisation asks for more time (延期申请), and what the centre decided. */
@Entity()
export class EventExtension {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  eventId!: string;

  @WordColumn()
  state!: ExtensionState;

  @WordColumn()
  reason!: ExtensionReason;

  /** How much is asked for, in `unit`. */
  @IntegerColumn()
  amount!: number;

  /** How much was granted; null until then. */
  @IntegerColumn({ nullable: true })
  granted!: number | null;

  /** That of the limit. */
  @WordColumn()
  unit!: DeadlineUnit;

  @InstantColumn()
  requestedAt!: Date;

  @TextColumn()
  requestedBySubject!: string;

  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  @InstantColumn({ nullable: true })
  decidedAt!: Date | null;

  @TextColumn({ nullable: true })
  decidedBySubject!: string | null;
}
