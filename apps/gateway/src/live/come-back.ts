/** When to come back, at the latest; restarts take less. */
const LATEST_MILLISECONDS = 8_000;
const EARLIEST_MILLISECONDS = 500;

/** A moment to come back at: another for everybody, so that not all come at once. */
export function comeBackAfter(random: () => number = Math.random): number {
  return Math.round(
    EARLIEST_MILLISECONDS + random() * (LATEST_MILLISECONDS - EARLIEST_MILLISECONDS),
  );
}
