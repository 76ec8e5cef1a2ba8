import type { SensitiveReads } from '@gezhi/subgraph';

/** What was reported in the reporter's own words, and who did what about it. */
export const GRID_SENSITIVE_READS: SensitiveReads = {
  'GovEvent.description': { kind: 'READ', type: 'GovEvent' },
  'CheckIn.longitude': { kind: 'READ', type: 'CheckIn' },
  'CheckIn.latitude': { kind: 'READ', type: 'CheckIn' },
  'GovEvent.history': { kind: 'READ', type: 'GovEvent' },
};
