import {
  CodeColumn,
  IdColumn,
  InstantColumn,
  IntegerColumn,
  MeasureColumn,
  ReferenceColumn,
  WordColumn,
} from '@gezhi/persistence';
import { Entity } from 'typeorm';
import type { DeviceCondition } from './device.codes';

/** That a device crossed a threshold and opened an event (感知告警): by which version of which rule, and what readings. */
@Entity()
export class DeviceAlarm {
  @IdColumn()
  id!: string;

  @ReferenceColumn()
  deviceId!: string;

  @ReferenceColumn()
  ruleId!: string;

  @CodeColumn()
  ruleCode!: string;

  @WordColumn()
  condition!: DeviceCondition;

  @ReferenceColumn()
  eventId!: string;

  /** The first reading beyond the threshold; of a silent device, when it was last heard. */
  @InstantColumn()
  beganAt!: Date;

  @MeasureColumn({ nullable: true })
  beganValue!: number | null;

  /** The reading at which it had held long enough; of a silent device, when it was noticed. */
  @InstantColumn()
  raisedAt!: Date;

  @MeasureColumn({ nullable: true })
  raisedValue!: number | null;

  /** The reading that came back past the clear level; null while it has not. */
  @InstantColumn({ nullable: true })
  clearedAt!: Date | null;

  @MeasureColumn({ nullable: true })
  clearedValue!: number | null;

  /** How often the threshold was crossed while the event was open. */
  @IntegerColumn()
  crossings!: number;

  /** When it was over: cleared, and its event ended. The next crossing opens another event. */
  @InstantColumn({ nullable: true })
  settledAt!: Date | null;
}
