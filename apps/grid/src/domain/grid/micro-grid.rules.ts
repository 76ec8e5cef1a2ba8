import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

/** Rule G1: a micro-grid has 50 to 100 households; outside, a reason is written down and a warning shown. */
export const MICRO_GRID_BAND = { least: 50, most: 100 } as const;

export function isWithinBand(households: number): boolean {
  return households >= MICRO_GRID_BAND.least && households <= MICRO_GRID_BAND.most;
}

/** A size outside the band is no error, but it needs a reason; within the band the reason is dropped. */
export function sizeReasonFor(
  households: number,
  reason: string | null | undefined,
): Result<string | null> {
  if (isWithinBand(households)) return ok(null);
  const given = reason?.trim();
  return given
    ? ok(given)
    : refuse('SIZE_REASON_MISSING', {
        path: ['input', 'sizeReason'],
        households,
        ...MICRO_GRID_BAND,
      });
}
