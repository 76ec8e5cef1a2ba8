import type { LocalDate } from '@gezhi/kernel';
import {
  BooleanColumn,
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  LocalDateColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { EventNature, Urgency } from '../event/event.codes';
import type { DeviceCondition, DeviceKind } from './device.codes';

/**
 * One version of a threshold that opens events by itself (阈值规则): for all devices of a kind in a district, or for one
 * of them in place of the rule with the same code. Nothing of a version changes but the day it ends.
 */
@Entity()
export class DeviceRule {
  @IdColumn()
  id!: string;

  /** The district. */
  @CodeColumn()
  areaCode!: string;

  @CodeColumn()
  code!: string;

  /** Null: for all devices of the kind. */
  @ReferenceColumn({ nullable: true })
  deviceId!: string | null;

  @IntegerColumn()
  ruleVersion!: number;

  @WordColumn()
  kind!: DeviceKind;

  @WordColumn()
  condition!: DeviceCondition;

  /** In the unit of the kind; an hour for RATE; minutes for SILENT. */
  @MeasureColumn()
  threshold!: number;

  /** Where the matter is over: short of the threshold, so that a value that wavers opens one event. Not of SILENT. */
  @MeasureColumn({ nullable: true })
  clearLevel!: number | null;

  /** How long the value must stay beyond the threshold. */
  @IntegerColumn()
  holdMinutes!: number;

  /** What the event is said to be. */
  @CodeColumn()
  categoryCode!: string;

  @WordColumn()
  nature!: EventNature;

  @WordColumn()
  urgency!: Urgency;

  /** False: the rule is off, or off for this device. */
  @BooleanColumn()
  active!: boolean;

  @LocalDateColumn()
  validFrom!: LocalDate;

  /** The last day; the day before `validFrom` where a version was replaced before it held. */
  @LocalDateColumn({ nullable: true })
  validTo!: LocalDate | null;

  /** What it follows, for people. */
  @TextColumn()
  basis!: string;

  @InstantColumn()
  publishedAt!: Date;
}
