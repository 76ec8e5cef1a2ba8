import { InstantColumn, IntegerColumn } from './columns';

/** What every row people change carries: when it came, when it last changed, and which version that made. */
export abstract class ChangingRecord {
  @InstantColumn({ update: false })
  createdAt!: Date;

  @InstantColumn()
  updatedAt!: Date;

  /** Counts changes from 1. Clients send the version they saw; a stale one is refused. */
  @IntegerColumn()
  version!: number;
}

/** Marks a new row. */
export function created(now: Date): Pick<ChangingRecord, 'createdAt' | 'updatedAt' | 'version'> {
  return { createdAt: now, updatedAt: now, version: 1 };
}

/** Marks a change of a locked row. */
export function touch(record: ChangingRecord, now: Date): void {
  record.updatedAt = now;
  record.version += 1;
}
