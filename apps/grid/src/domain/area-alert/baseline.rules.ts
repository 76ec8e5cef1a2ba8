import type { LocalDate } from '@gezhi/kernel';
import { addDays, localDateOf, weekdayOf } from '@gezhi/kernel';
import type { BaselineWeek } from './area-alert.entity';

/** Small counts are not shown, so the method does not use them: fewer than this counts as this (guardrails.md 11). */
export const LEAST_SHOWN = 10;
/** Makes the median absolute deviation comparable with a standard deviation. */
const SCALE = 1.4826;
/** A place that had the same count every week still varies. */
const LEAST_DEVIATION = 1;

export interface Judged {
  readonly expected: number;
  readonly deviation: number;
  readonly threshold: number;
  readonly isRaised: boolean;
}

/** A week as it is shown and counted. */
export function baselineWeek(week: LocalDate, count: number): BaselineWeek {
  const belowTen = count < LEAST_SHOWN;
  return { week, count: belowTen ? LEAST_SHOWN : count, belowTen };
}

/**
 * Whether a week stands out from an area's own past: more events than the median of the baseline weeks plus so many
 * median absolute deviations. Everything it uses is shown with the alert, so that anybody can check it.
 */
export function judgeWeek(
  observed: number,
  baseline: readonly Pick<BaselineWeek, 'count'>[],
  { deviations, leastEvents }: { readonly deviations: number; readonly leastEvents: number },
): Judged {
  const counts = baseline.map(({ count }) => count);
  const expected = median(counts);
  const spread = median(counts.map((count) => Math.abs(count - expected))) * SCALE;
  const deviation = Math.max(spread, LEAST_DEVIATION);
  const threshold = expected + deviations * deviation;
  const enough = observed >= Math.max(leastEvents, LEAST_SHOWN);
  return { expected, deviation, threshold, isRaised: enough && observed > threshold };
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}

/** The Monday of the last week that is over. */
export function lastWholeWeek(now: Date): LocalDate {
  const today = localDateOf(now);
  return addDays(today, -((weekdayOf(today) + 6) % 7) - 7);
}
