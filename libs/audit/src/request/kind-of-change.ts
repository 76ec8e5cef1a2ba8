import type { AuditedObject, AuditKind } from '../record/audit-entry';

/** What a transaction was, by what it did: showing masked data and giving rights to data are kinds of their own. */
export function kindOfChange(changes: readonly AuditedObject[]): AuditKind {
  if (changes.some(({ action }) => /^unmask/i.test(action))) return 'UNMASK';
  if (changes.some(({ type }) => type === 'Grant' || type === 'DataGrant')) return 'GRANT';
  return 'MUTATION';
}
