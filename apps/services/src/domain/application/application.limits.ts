import type { DeadlineTerms } from '@gezhi/deadlines';
import type { ClockKind } from './application.codes';

/** Working days in which an authority says what is missing; silence then means acceptance. */
export const ACCEPTANCE_DAYS = 5;
/** The most working days a review can be extended by, once. */
export const LONGEST_EXTENSION = 10;
/** Working days from the decision to the licence in the applicant's hands. */
export const ISSUE_DAYS = 10;

/** What an application is told about remedies: both are counted from the day the denial is known. */
export const RECONSIDERATION_DAYS = 60;
export const LITIGATION_MONTHS = 6;

type Terms = DeadlineTerms & { readonly kind: ClockKind };

/** The 5 working days in which the authority answers. */
export function acceptanceLimit(receivedAt: Date): Terms {
  return {
    kind: 'ACCEPTANCE',
    unit: 'WORKDAY',
    amount: ACCEPTANCE_DAYS,
    startedAt: receivedAt,
    basis: '行政许可法 art. 32, 82',
  };
}

/** The two limits of the decision: what the organisation promised, and what the law gives it at most. */
export function decisionLimits(
  item: { readonly promisedDays: number; readonly legalDays: number; readonly legalBasis: string },
  acceptedAt: Date,
): readonly [promised: Terms, legal: Terms] {
  const counted = { unit: 'WORKDAY', startedAt: acceptedAt } as const;
  return [
    { ...counted, kind: 'PROMISED', amount: item.promisedDays, basis: '承诺时限' },
    { ...counted, kind: 'LEGAL', amount: item.legalDays, basis: item.legalBasis },
  ];
}

/** The 10 working days in which the licence is issued. */
export function issueLimit(decidedAt: Date): Terms {
  return {
    kind: 'ISSUE',
    unit: 'WORKDAY',
    amount: ISSUE_DAYS,
    startedAt: decidedAt,
    basis: '行政许可法 art. 44, 82',
  };
}
