import { InstantColumn, IntegerColumn, MeasureColumn } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';

/** What a device read at a moment (读数). In one table for each month; gone after 90 days. */
@Entity()
export class DeviceReading {
  @PrimaryColumn({ type: 'uuid' })
  deviceId!: string;

  @PrimaryColumn({ type: 'timestamptz', precision: 3 })
  observedAt!: Date;

  @MeasureColumn()
  value!: number;

  @InstantColumn()
  receivedAt!: Date;
}

/** The readings of a device in one hour (小时汇总), which stay. */
@Entity()
export class DeviceHour {
  @PrimaryColumn({ type: 'uuid' })
  deviceId!: string;

  /** The beginning of the hour. */
  @PrimaryColumn({ type: 'timestamptz', precision: 3 })
  hour!: Date;

  @IntegerColumn()
  readings!: number;

  @MeasureColumn()
  lowest!: number;

  @MeasureColumn()
  highest!: number;

  @MeasureColumn()
  total!: number;
}
