import type { Result } from '@gezhi/kernel';
import { findPersonalData, ok, refuse } from '@gezhi/kernel';

/** The birthday in a citizen identity number, GB 11643-1999: what tells it from a company's code of 18 digits. */
const BIRTHDAY = /^\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/;

/**
 * Refuses arguments that hold a citizen's identity number anywhere, whatever the field (guardrails.md 6): no
 * department stores one, so none is let in. PERSONAL_DATA_IN_TEXT names the field and never the number.
 */
export function withoutIdentityNumbers(args: object): Result<void> {
  const path = pathOfIdentityNumber(args, []);
  return path === null
    ? ok()
    : refuse('PERSONAL_DATA_IN_TEXT', { path, field: path.at(-1) ?? null });
}

function pathOfIdentityNumber(value: unknown, path: readonly string[]): readonly string[] | null {
  if (typeof value === 'string') return holdsIdentityNumber(value) ? path : null;
  if (typeof value !== 'object' || value === null || value instanceof Date) return null;
  for (const [name, held] of Object.entries(value)) {
    const found = pathOfIdentityNumber(held, [...path, name]);
    if (found) return found;
  }
  return null;
}

function holdsIdentityNumber(text: string): boolean {
  return findPersonalData(text).some(({ kind, index, length }) => {
    if (kind !== 'IDENTITY_NUMBER') return false;
    return BIRTHDAY.test(text.slice(index, index + length).replace(/\D/g, ''));
  });
}
