import type { SecretaryOrder } from './secretary-order.entity';

/** What an order holds before anything has been decided. */
export const UNDECIDED = {
  isTrue: null,
  isReasonable: null,
  isUnsolved: null,
  level: null,
  organizationId: null,
  jointOrganizationIds: [],
  plan: null,
  dueOn: null,
  result: null,
  raiseCount: 0,
  relapseCount: 0,
  resolvedAt: null,
  followUpUntil: null,
  closedAt: null,
} satisfies Partial<SecretaryOrder>;
