import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { EventNature, EventSource, Urgency } from './event.codes';
import type { EventState } from './event.states';

/** A governance event (治理事件): one matter to be solved at one place. It holds no resident. */
@Entity()
export class GovEvent extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** What people quote: `QH-20261012-000123`. */
  @CodeColumn()
  number!: string;

  @WordColumn()
  source!: EventSource;

  @WordColumn()
  nature!: EventNature;

  @WordColumn()
  urgency!: Urgency;

  @WordColumn()
  state!: EventState;

  /** A leaf of the category tree once accepted. */
  @CodeColumn({ nullable: true })
  categoryCode!: string | null;

  /** The smallest area the place is known to lie in. */
  @CodeColumn()
  areaCode!: string;

  @TextColumn()
  title!: string;

  @TextColumn()
  description!: string;

  @MeasureColumn({ nullable: true })
  longitude!: number | null;

  @MeasureColumn({ nullable: true })
  latitude!: number | null;

  @ReferenceColumn({ nullable: true })
  leadOrganizationId!: string | null;

  @InstantColumn()
  reportedAt!: Date;

  @InstantColumn({ nullable: true })
  acceptedAt!: Date | null;
}
