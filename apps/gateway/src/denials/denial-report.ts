import type { Caller } from '@gezhi/engine';

/** What one department is told at once: fields of its own that were refused to somebody. */
export interface DenialReport {
  readonly caller: Caller;
  /** `Type.field`, each once, at most `MOST_COORDINATES`. */
  readonly coordinates: readonly string[];
  readonly operationName?: string | undefined;
  /** How many refusals of these fields were not told one by one. */
  readonly leftOut?: number;
}

/** More than this in one operation is told as left out, with the number. */
export const MOST_COORDINATES = 100;
