import type { Sql } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';

/** Whether the shift `s` runs at a moment: its last one no longer counts. */
export function runsAt(at: Date): Sql {
  return sql`s.starts_at <= ${at.toISOString()}::timestamptz AND s.ends_at > ${at.toISOString()}::timestamptz`;
}
