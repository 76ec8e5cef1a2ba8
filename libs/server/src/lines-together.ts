import type { DestinationStream } from 'pino';

const MOST_CHARACTERS = 65_536;
const LONGEST_WAIT_MILLISECONDS = 50;

export interface LinesTogether extends DestinationStream {
  /** Writes what waits; the logger calls it after a fatal line. */
  flushSync(): void;
}

/**
 * Writes lines together: under load a write for each turn of the event loop costs more than making its lines.
 * Nothing waits longer than 50 ms, and the end of the process writes what is left; a killed process loses the lines
 * of its last 50 ms.
 */
export function linesTogether(output: DestinationStream): LinesTogether {
  let waiting = '';
  let timer: NodeJS.Timeout | null = null;
  const flushSync = (): void => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    const lines = waiting;
    waiting = '';
    if (lines !== '') output.write(lines);
  };
  // Before whoever closes the output at the end of the process.
  process.prependListener('exit', flushSync);
  return {
    flushSync,
    write(line) {
      timer ??= setTimeout(flushSync, LONGEST_WAIT_MILLISECONDS).unref();
      waiting += line;
      if (waiting.length >= MOST_CHARACTERS) flushSync();
    },
  };
}
