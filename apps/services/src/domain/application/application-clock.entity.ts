import type { DeadlineRecord } from '@gezhi/deadlines';
import { ClockColumns } from '@gezhi/persistence';
import { Entity, PrimaryColumn } from 'typeorm';
import type { ClockKind } from './application.codes';

/** One limit of an application and its clock; at most one of each kind. */
@Entity()
export class ApplicationClock extends ClockColumns implements DeadlineRecord {
  @PrimaryColumn({ type: 'uuid' })
  applicationId!: string;

  @PrimaryColumn({ type: 'text' })
  kind!: ClockKind;
}
