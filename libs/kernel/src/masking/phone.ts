import type { Result } from '../result';
import { ok, refuse } from '../result';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^(0(?:10|2\d|[3-9]\d{2}))([2-8]\d{6,7})$/;

/**
 * A telephone number as it is kept: digits alone, a landline with a hyphen after its area code. Spaces, hyphens,
 * full-width digits and +86 are understood. Refuses INVALID_PHONE without repeating what was given.
 */
export function parsePhone(text: string, path: readonly string[] = []): Result<string> {
  const digits = text
    .normalize('NFKC')
    .replace(/[\s()-]/g, '')
    .replace(/^\+?86(?=1|0)/, '');
  if (MOBILE.test(digits)) return ok(digits);
  const [, area, number] = LANDLINE.exec(digits) ?? [];
  return area && number ? ok(`${area}-${number}`) : refuse('INVALID_PHONE', { path });
}
