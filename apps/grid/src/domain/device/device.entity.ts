import {
  ChangingRecord,
  CodeColumn,
  IdColumn,
  InstantColumn,
  JsonColumn,
  MeasureColumn,
  ReferenceColumn,
  TextColumn,
  TransitionRecord,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { DeviceKind } from './device.codes';
import type { DeviceState } from './device.states';

/** Since when a value has been beyond the threshold of a rule without holding long enough yet. */
export interface Pending {
  /** ISO 8601. */
  readonly since: string;
  readonly value: number;
}

/** A device that measures a place (物联感知设备): a matter can come from it, never anything about somebody. */
@Entity()
export class Device extends ChangingRecord {
  @IdColumn()
  id!: string;

  /** The system it reports through, and its number there. */
  @CodeColumn()
  systemCode!: string;

  @CodeColumn()
  number!: string;

  @WordColumn()
  kind!: DeviceKind;

  @WordColumn()
  state!: DeviceState;

  /** Who keeps it in order. */
  @ReferenceColumn()
  ownerOrganizationId!: string;

  /** The grid or micro-grid it stands in. */
  @CodeColumn()
  areaCode!: string;

  /** Where it stands, in words; a public place or a shared part of a building. */
  @TextColumn()
  place!: string;

  @MeasureColumn({ nullable: true })
  longitude!: number | null;

  @MeasureColumn({ nullable: true })
  latitude!: number | null;

  @InstantColumn({ nullable: true })
  lastHeardAt!: Date | null;

  /** From when silence counts: heard, entered or put in use again, whichever was last. */
  @InstantColumn()
  silentFrom!: Date;

  /** The latest reading by its own time, which is the one thresholds were judged by. */
  @InstantColumn({ nullable: true })
  lastObservedAt!: Date | null;

  @MeasureColumn({ nullable: true })
  lastValue!: number | null;

  /** By the code of the rule. */
  @JsonColumn({ default: {} })
  watch!: Readonly<Record<string, Pending>>;
}

/** One step in the life of a device. */
@Entity()
export class DeviceTransition extends TransitionRecord {
  @ReferenceColumn()
  deviceId!: string;
}
