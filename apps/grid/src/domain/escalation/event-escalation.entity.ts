import {
  BooleanColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type {
  EscalationLevel,
  EscalationMode,
  EscalationReason,
  EventStage,
} from './escalation.codes';

/** That a deadline acted (提级记录): once for an event, a clock of it and a level. Never changed but for `digestDue`. */
@Entity()
export class EventEscalation {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  eventId!: string;

  @WordColumn()
  stage!: EventStage;

  /** When the clock it belongs to began: a reopened event and a second order have clocks of their own. */
  @InstantColumn()
  clockStartedAt!: Date;

  @WordColumn()
  level!: EscalationLevel;

  @WordColumn()
  mode!: EscalationMode;

  @WordColumn()
  reason!: EscalationReason;

  /** The end of the limit as it stood. */
  @InstantColumn()
  dueAt!: Date;

  /** The moment it fell due; `madeAt` is later after an outage. */
  @InstantColumn()
  fellDueAt!: Date;

  @InstantColumn()
  madeAt!: Date;

  /** The job that acted. */
  @TextColumn()
  madeBy!: string;

  /** Who was told: an organisation, or those on duty in an area. */
  @ReferenceColumn({ nullable: true })
  organizationId!: string | null;

  @CodeColumn({ nullable: true })
  areaCode!: string | null;

  /** Who led before, when the escalation gave the event another lead. */
  @ReferenceColumn({ nullable: true })
  formerOrganizationId!: string | null;

  /** The code of what refused to give it to the level, which was told instead. */
  @WordColumn({ nullable: true })
  keptBecause!: string | null;

  /** Whether it waits to be told together with others: it was made long after it fell due. */
  @BooleanColumn()
  digestDue!: boolean;
}
