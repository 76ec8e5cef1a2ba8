import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const PATTERN = /^[1-9A-Y][1-9A-Y]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** A unified social credit code (统一社会信用代码), GB 32100-2015: form and check character. */
export function parseUscc(text: string, path: readonly string[]): Result<string> {
  if (!PATTERN.test(text)) return refuse('INVALID_USCC', { path });
  const sum = WEIGHTS.reduce(
    (total, weight, index) => total + weight * ALPHABET.indexOf(text.charAt(index)),
    0,
  );
  return ALPHABET[(31 - (sum % 31)) % 31] === text[17]
    ? ok(text)
    : refuse('INVALID_USCC', { path });
}
