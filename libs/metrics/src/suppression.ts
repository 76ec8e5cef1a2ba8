/** Why a figure is not shown; NONE when it is. */
export const SUPPRESSIONS = [
  'NONE',
  'SMALL_COUNT',
  'NO_SCOPE',
  'NOT_APPLICABLE',
  'WINDOW_EXCLUDED',
] as const;
export type Suppression = (typeof SUPPRESSIONS)[number];

/** Counts of residents' matters below this are not shown (guardrails.md 11). */
export const SMALL_COUNT_LIMIT = 10;
