/** Attempts before a delivery waits for a person: over about nine hours. */
export const MOST_ATTEMPTS = 12;
/** Seconds. */
const FIRST_PAUSE = 30;
const LONGEST_PAUSE = 7_200;
/** Up to a fifth more, so that what failed together does not come back together. */
const SPREAD = 0.2;

/** When to try again after so many attempts: twice as late each time, and never before the receiver asked for. */
export function nextAttempt(
  now: Date,
  attempts: number,
  { retryAfter, random = Math.random }: { retryAfter?: number | null; random?: () => number } = {},
): Date {
  const pause = Math.min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE);
  const seconds = Math.max(pause, retryAfter ?? 0) * (1 + SPREAD * random());
  return new Date(now.getTime() + Math.round(seconds * 1000));
}
