import { fingerprint } from '../measure/canonical';
import type { HttpAnswer } from './response-reader';

/** Compares every answer with the one expected. */
export interface AnswerCheck {
  /** Null when it is as expected, else what is wrong. */
  problemOf(answer: HttpAnswer): string | null;
}

const TELLING_CHARACTERS = 300;

/**
 * Most answers are, byte for byte, one already found right: comparing with it costs microseconds,
 * and only others are read as JSON.
 */
export function createAnswerCheck(expected: string, ignored: readonly string[]): AnswerCheck {
  let right: Buffer | null = null;
  return {
    problemOf({ status, body }) {
      if (status === 200 && right !== null && isSame(body, right)) return null;
      const bytes = Buffer.concat(body);
      const text = bytes.toString('utf8');
      if (status === 200 && fingerprint(text, ignored) === expected) {
        right = bytes;
        return null;
      }
      return `status ${status}: ${text.slice(0, TELLING_CHARACTERS)}`;
    },
  };
}

function isSame(pieces: readonly Buffer[], whole: Buffer): boolean {
  let at = 0;
  for (const piece of pieces) {
    if (at + piece.length > whole.length) return false;
    if (piece.compare(whole, at, at + piece.length) !== 0) return false;
    at += piece.length;
  }
  return at === whole.length;
}
