import type { Clock } from '@gezhi/kernel';

/** A clock that goes on a second whenever it is read, so that steps follow each other; set it to travel. */
export function tickingClock(start: Date): Clock & { set(now: Date): void } {
  let time = start.getTime();
  return {
    now: () => new Date((time += 1_000)),
    set: (now) => {
      time = now.getTime();
    },
  };
}
