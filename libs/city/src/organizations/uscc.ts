/*
 * Unified social credit codes (统一社会信用代码, GB 32100-2015): registrar, category, six digits of the division,
 * the nine characters of the organisation code (GB 11714-1997, with a check character of its own), one check character.
 */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const BODY_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const BODY_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const PATTERN = /^[1-9A-Y][1-9A-Y]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/**
 * Registrar and category: 11 state organ, 12 public institution, 13 mass organisation, 55 resident committee,
 * 31 law firm, 52 social organisation, 91 enterprise. Sole traders (92) are not made: their code stands for a person.
 */
export type UsccPrefix = '11' | '12' | '13' | '31' | '52' | '55' | '91';

/** Synthetic codes have organisation codes that start with these letters, which no registrar has issued. */
const SYNTHETIC = 'XX';

/** A checksum-valid code that belongs to nobody. `ordinal` makes it unique, up to 31⁶ − 1. */
export function syntheticUscc(prefix: UsccPrefix, division: string, ordinal: number): string {
  let rest = ordinal;
  let digits = '';
  for (let place = 0; place < 6; place += 1) {
    digits = ALPHABET[rest % 31] + digits;
    rest = Math.floor(rest / 31);
  }
  const body = `${SYNTHETIC}${digits}`;
  const code = `${prefix}${division}${body}${bodyCheck(body)}`;
  return code + checkCharacter(code);
}

/** Whether both check characters and the alphabet fit. */
export function isUscc(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  return (
    text[16] === bodyCheck(text.slice(8, 16)) && text[17] === checkCharacter(text.slice(0, 17))
  );
}

function checkCharacter(first17: string): string {
  const sum = WEIGHTS.reduce(
    (all, weight, index) => all + weight * ALPHABET.indexOf(first17[index] as string),
    0,
  );
  return ALPHABET[(31 - (sum % 31)) % 31] as string;
}

function bodyCheck(body: string): string {
  const sum = BODY_WEIGHTS.reduce(
    (all, weight, index) => all + weight * BODY_ALPHABET.indexOf(body[index] as string),
    0,
  );
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
