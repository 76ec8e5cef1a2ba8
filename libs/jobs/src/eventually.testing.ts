import { setTimeout as pause } from 'node:timers/promises';

const PAUSE = 20;

/** Waits until the condition holds and answers what it found; fails after `milliseconds`, saying what was missing. */
export async function eventually<T>(
  what: string,
  find: () => Promise<T | undefined> | T | undefined,
  milliseconds = 20_000,
): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    const found = await find();
    if (found !== undefined) return found;
    if (Date.now() > end) throw new Error(`not within ${milliseconds} ms: ${what}`);
    await pause(PAUSE);
  }
}
