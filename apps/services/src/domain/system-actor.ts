import type { Actor } from '@gezhi/identity';

/**
 * Who takes the steps that time takes (系统). It keeps data and decides nothing: it holds no role that may grant or
 * deny, so no clock can (V6).
 */
export const SYSTEM: Actor = Object.freeze({
  subject: 'system',
  name: 'System',
  organizationId: null,
  roles: Object.freeze(['ADMINISTRATOR'] as const),
  areas: Object.freeze([]),
  scopes: Object.freeze([]),
  purpose: 'STATUTORY_DUTY',
  caseNumber: null,
});
