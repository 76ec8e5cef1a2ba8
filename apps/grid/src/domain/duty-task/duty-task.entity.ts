import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { DutyTaskState } from './duty-task.states';

/** Something a command centre asks somebody on duty to do (值班任务), about an event or not. */
@Entity()
export class DutyTask extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The shift in which it was assigned. */
  @ReferenceColumn()
  shiftId!: string;

  @CodeColumn()
  areaCode!: string;

  @ReferenceColumn()
  workerId!: string;

  @ReferenceColumn({ nullable: true })
  eventId!: string | null;

  /** The emergency it is part of. */
  @ReferenceColumn({ nullable: true })
  incidentId!: string | null;

  @TextColumn()
  content!: string;

  @WordColumn()
  state!: DutyTaskState;

  /** What was done, or why it was declined. */
  @TextColumn({ nullable: true })
  feedback!: string | null;

  @TextColumn()
  assignedBySubject!: string;
}
