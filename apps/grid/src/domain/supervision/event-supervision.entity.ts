import {
  BooleanColumn,
  IdColumn,
  InstantColumn,
  LocalDateColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { Rung } from '../escalation/escalation.codes';
import type { SupervisionReason, SupervisionState } from './supervision.codes';

/** That a command centre watches an event and wants to be told how it goes (督办). One at a time for an event. */
@Entity()
export class EventSupervision {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  eventId!: string;

  @WordColumn()
  state!: SupervisionState;

  @WordColumn()
  reason!: SupervisionReason;

  /** The centre that supervises, by its level. */
  @WordColumn()
  level!: Extract<Rung, 'SUBDISTRICT_CENTRE' | 'DISTRICT_CENTRE'>;

  /** The day by which the lead reports back. */
  @LocalDateColumn()
  expectedOn!: string;

  @InstantColumn()
  startedAt!: Date;

  @TextColumn()
  startedBySubject!: string;

  /** The last report. */
  @TextColumn({ nullable: true })
  answer!: string | null;

  @InstantColumn({ nullable: true })
  answeredAt!: Date | null;

  @InstantColumn({ nullable: true })
  liftedAt!: Date | null;

  /** Whether the centre was told that the day has passed without a report. */
  @BooleanColumn()
  lateTold!: boolean;
}
