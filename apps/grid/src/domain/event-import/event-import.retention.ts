import type { RetentionRule } from '@gezhi/jobs';

/** Days the content of refused rows is kept after the import ended, for whoever puts the file right. */
export const REFUSED_ROW_DAYS = 30;

/** Rows hold what people said, and contacts; the counts of the import stay. */
export const EVENT_IMPORT_RETENTION: readonly RetentionRule[] = [
  {
    key: 'event-import-rows',
    category: 'CONTACT',
    table: 'event_import_row',
    tableKey: { id: 'uuid' },
    object: { type: 'EventImport', id: 't.import_id::text' },
    ended: { at: '(SELECT i.ended_at FROM event_import i WHERE i.id = t.import_id)' },
    days: REFUSED_ROW_DAYS,
    source: 'PIPL art. 19: no longer than it takes to put the file right; the 30 days are ours',
    remove: 'WITHOUT_TRACE',
  },
];

const OFFICIAL = 'the account of an official or of a system, who answers for the file';
export const EVENT_IMPORTS_KEPT = {
  'event_import.imported_by_subject': OFFICIAL,
  'event_import_transition.actor_subject': OFFICIAL,
} as const;
