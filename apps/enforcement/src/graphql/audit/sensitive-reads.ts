import type { SensitiveReads } from '@gezhi/subgraph';

/** What was found at a site, what was sent on because of it, and who did what. */
export const ENFORCEMENT_SENSITIVE_READS: SensitiveReads = {
  'Inspection.findings': { kind: 'READ', type: 'Inspection' },
  'Inspection.clues': { kind: 'READ', type: 'Inspection' },
  'Inspection.history': { kind: 'READ', type: 'Inspection' },
};
