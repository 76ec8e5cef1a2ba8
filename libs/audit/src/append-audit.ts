import type { EntityManager } from 'typeorm';
import type { AuditEntry } from './record/audit-entry';
import { recordOf } from './record/record-of';

/**
 * Adds entries to the trail, in the transaction of the manager and as its last statement: from here to the end of
 * the transaction nobody else can add any. Whatever it throws must end that transaction: what cannot be recorded
 * does not happen.
 */
export async function appendAudit(
  manager: Pick<EntityManager, 'query'>,
  entries: readonly AuditEntry[],
): Promise<void> {
  if (entries.length === 0) return;
  await manager.query('SELECT audit_append($1::text[])', [entries.map(recordOf)]);
}
