import { findPersonalData, isId } from '@gezhi/kernel';

/** Longer texts are cut: the trail says what happened, not what it was about. */
const LONGEST_TEXT = 500;

/**
 * A text that may stand in the trail for ever: identity and telephone numbers are struck out, what PostgreSQL or
 * JSON cannot hold is replaced, and its length is bounded. Keys pass as they are: some hold digits by chance.
 */
export function withoutPersons(text: string): string {
  if (isId(text)) return text;
  const sound = text.toWellFormed().replaceAll('\0', '\uFFFD');
  const short = sound.length > LONGEST_TEXT ? `${cut(sound)}…` : sound;
  return struckOut(short);
}

/** A text in which every identity or telephone number is a row of asterisks. */
export function struckOut(text: string): string {
  return findPersonalData(text).reduce(
    (kept, { index, length }) =>
      kept.slice(0, index) + '*'.repeat(length) + kept.slice(index + length),
    text,
  );
}

/** Never cuts a surrogate pair in half. */
function cut(text: string): string {
  return text
    .slice(0, LONGEST_TEXT - 1)
    .toWellFormed()
    .replace(/\uFFFD$/, '');
}
