import type { SensitiveReads } from '@gezhi/subgraph';

/** What tells of the applicant, or opens the application to whoever knows it. */
export const SERVICES_SENSITIVE_READS: SensitiveReads = {
  'Query.applicationByTrackingCode': { kind: 'SEARCH', type: 'Application' },
  'Application.trackingCode': { kind: 'READ', type: 'Application' },
  'Application.mandateNumber': { kind: 'READ', type: 'Application' },
  'Application.correctionMaterials': { kind: 'READ', type: 'Application' },
  'Application.reason': { kind: 'READ', type: 'Application' },
  'Application.steps': { kind: 'READ', type: 'Application' },
};
