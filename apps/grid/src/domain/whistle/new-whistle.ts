import type { Whistle } from './whistle.entity';

/** What a whistle holds before anything has been done about it. */
export function undone() {
  return {
    state: 'DRAFT',
    responderIds: [],
    committeeReportedAt: null,
    headReportedAt: null,
    approvedAt: null,
    approvedPost: null,
    blownAt: null,
    limitUnit: null,
    limitAmount: null,
    limitBasis: null,
    arrivedAt: null,
    handlingAt: null,
    outcome: null,
    outcomeNote: null,
    concludedAt: null,
    ratingDueAt: null,
    raiseCount: 0,
    closedAt: null,
    relapse: false,
  } satisfies Partial<Whistle>;
}
