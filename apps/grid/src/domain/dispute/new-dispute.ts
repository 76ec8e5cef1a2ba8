import type { Dispute } from './dispute.entity';

/** What a dispute holds before anybody mediates. */
export const UNMEDIATED = {
  committeeId: null,
  sessionCount: 0,
  agreementForm: null,
  agreement: null,
  visitDueOn: null,
  referredTo: null,
  endedAt: null,
} satisfies Partial<Dispute>;
