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

/**
 * Which of some sibling counts must be hidden so that none from 1 to k − 1 is seen or can be computed
 * from the total: the small ones, and then the smallest others until at least two are hidden and
 * the hidden ones add up to k. Zeros hide nobody and stay.
 */
export function hiddenCounts(
  counts: readonly number[],
  k = SMALL_COUNT_LIMIT,
): ReadonlySet<number> {
  const hidden = new Set<number>();
  let sum = 0;
  const hide = (index: number, count: number) => {
    hidden.add(index);
    sum += count;
  };
  counts.forEach((count, index) => {
    if (count > 0 && count < k) hide(index, count);
  });
  if (hidden.size === 0) return hidden;
  const others = counts
    .map((count, index) => ({ count, index }))
    .filter(({ count }) => count >= k)
    .sort((a, b) => a.count - b.count);
  for (const { count, index } of others) {
    if (hidden.size >= 2 && sum >= k) break;
    hide(index, count);
  }
  return hidden;
}
