import type { Result } from './result';
import { ok, refuse } from './result';

/** What free text must not hold about a person (guardrails.md 6). */
export type PersonalDataKind = 'IDENTITY_NUMBER' | 'MOBILE_NUMBER' | 'LANDLINE_NUMBER';

/** Where in a text something personal stands; the thing itself is never repeated. */
export interface PersonalData {
  readonly kind: PersonalDataKind;
  readonly index: number;
  readonly length: number;
}

const IDENTITY = /(?<![\dA-Za-z])\d(?:[ -]?\d){16}[ -]?[\dXx](?![\dA-Za-z])/g;
const MOBILE = /(?<![\d.])(?:\+?86[ -]?)?1[3-9]\d(?:[ -]?\d{4}){2}(?!\d)/g;
const LANDLINE = /(?<![\d.])(?:\(0\d{2,3}\)|0\d{2,3})[ -]?[2-8]\d{2,3}[ -]?\d{4}(?!\d)/g;

/** Weights and check characters of the citizen identity number (公民身份号码), GB 11643-1999. */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/**
 * Identity and telephone numbers in a text, in their order. Digits may be full-width and parted by spaces or hyphens.
 * Identity numbers are recognised by their checksum, so that other long numbers pass; numbers of the short form
 * withdrawn in 2013 (15 digits, no checksum) are not looked for.
 */
export function findPersonalData(text: string): PersonalData[] {
  const plain = text.replace(/[０-９Ｘｘ－　]/g, halfWidth);
  return [
    ...matches(plain, IDENTITY, 'IDENTITY_NUMBER').filter(({ index, length }) =>
      isIdentityNumber(plain.slice(index, index + length)),
    ),
    ...matches(plain, MOBILE, 'MOBILE_NUMBER'),
    ...matches(plain, LANDLINE, 'LANDLINE_NUMBER'),
  ].sort((one, other) => one.index - other.index);
}

/** Whether the 18 characters, separators aside, pass the checksum of an identity number. */
export function isIdentityNumber(text: string): boolean {
  const digits = text.replace(/[ -]/g, '').toUpperCase();
  if (!/^\d{17}[\dX]$/.test(digits)) return false;
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits[index]), 0);
  return digits[17] === CHECKS[sum % 11];
}

/** Refuses free text that holds a person's number: PERSONAL_DATA_IN_TEXT names the field and never the number. */
export function withoutPersonalData(
  fields: Readonly<Record<string, string | null | undefined>>,
  path: readonly string[] = ['input'],
): Result<void> {
  for (const [field, text] of Object.entries(fields)) {
    if (text && findPersonalData(text).length > 0) {
      return refuse('PERSONAL_DATA_IN_TEXT', { path: [...path, field], field });
    }
  }
  return ok();
}

function matches(text: string, pattern: RegExp, kind: PersonalDataKind): PersonalData[] {
  return [...text.matchAll(pattern)].map((match) => ({
    kind,
    index: match.index,
    length: match[0].length,
  }));
}

function halfWidth(character: string): string {
  return character === '　' ? ' ' : String.fromCharCode(character.charCodeAt(0) - 0xfee0);
}
