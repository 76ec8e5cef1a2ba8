import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { ReadingSpan } from './list-devices';

/** The longest span of readings or hours that is asked for at once: 744 hours. */
const LONGEST_DAYS = 31;
const DAY = 86_400_000;

/** The span asked for, or so many days until now. Answers READING_SPAN. */
export function spanOf(
  asked: { readonly from?: Date | null; readonly before?: Date | null },
  now: Date,
  days: number,
): Result<ReadingSpan> {
  const before = asked.before ?? now;
  const from = asked.from ?? new Date(before.getTime() - days * DAY);
  const length = before.getTime() - from.getTime();
  return length > 0 && length <= LONGEST_DAYS * DAY
    ? ok({ from, before })
    : refuse('READING_SPAN', { path: ['from'], days: LONGEST_DAYS });
}
