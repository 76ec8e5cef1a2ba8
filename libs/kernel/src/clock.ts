/** Where "now" comes from, so that tests and catch-up jobs can say when it is. */
export interface Clock {
  now(): Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is set. */
export function fixedClock(start: Date): Clock & { set(now: Date): void } {
  let current = start;
  return {
    now: () => current,
    set: (now) => {
      current = now;
    },
  };
}
