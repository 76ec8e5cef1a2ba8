import { createHash, randomBytes } from 'node:crypto';

/** No I, L, O or U: nothing that is misread or reads as a word. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;
const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** A new tracking code (办件查询码): 100 random bits, so that nobody finds somebody else's by trying. */
export function newTrackingCode(): string {
  return encode(randomBytes(LENGTH));
}

/** The tracking code of a demonstration row: made from its label, and as public as the demonstration. */
export function demoTrackingCode(label: string): string {
  return encode(createHash('sha256').update(label).digest());
}

/** The code as stored, of what somebody typed: case, blanks and hyphens do not matter. Null when it can be none. */
export function readTrackingCode(text: string): string | null {
  const code = text.slice(0, 80).replace(/[\s-]/g, '').toUpperCase();
  return CODE.test(code) ? code : null;
}

function encode(bytes: Buffer): string {
  return [...bytes.subarray(0, LENGTH)].map((byte) => ALPHABET[byte % 32]).join('');
}
