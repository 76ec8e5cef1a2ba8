import type { DestinationStream } from 'pino';

const MOST_CHARACTERS = 65_536;

export interface LinesByTurn extends DestinationStream {
  /** Writes what waits; the logger calls it after a fatal line. */
  flushSync(): void;
}

/**
 * Writes the lines of one turn of the event loop together: under load a write for each line costs more than making it.
 * Nothing waits longer than the turn, and the end of the process writes what is left; a killed process loses the lines
 * of its last turn.
 */
export function linesByTurn(output: DestinationStream): LinesByTurn {
  let waiting = '';
  const flushSync = (): void => {
    const lines = waiting;
    waiting = '';
    if (lines !== '') output.write(lines);
  };
  // Before whoever closes the output at the end of the process.
  process.prependListener('exit', flushSync);
  return {
    flushSync,
    write(line) {
      if (waiting === '') setImmediate(flushSync);
      waiting += line;
      if (waiting.length >= MOST_CHARACTERS) flushSync();
    },
  };
}
