/** What stands for everything that is hidden, whatever its length. */
export const HIDDEN = '***';

const MOBILE = /^(1\d{2})[\d*]{4}(\d{4})$/;
const LANDLINE = /^(0\d{2,3})-(?:\d{5,6}|\*{6})(\d{2})$/;
const CODE = /^([0-9A-Z]{2})[0-9A-Z*]{14}([0-9A-Z]{2})$/;
/**
 * Administrative units down to the community, then at most one street: names of up to six characters each, so that
 * no sentence passes as one. 小区 is a compound, not a district.
 */
const PLACE =
  /^(?:\p{Script=Han}{1,6}?(?:自治区|省|市|(?<!小)区|县|街道|镇|乡|社区))*(?:\p{Script=Han}{1,6}?(?:大道|路|街|巷))?/u;
/** 10⁻³ degrees are 111 m of latitude and 94 m of longitude at Nanjing. */
const COARSE_PER_DEGREE = 1_000;

/** `138****5678`, `025-******78`; nothing of what is no number of these forms. */
export function maskPhone(text: string): string {
  const [, head, tail] = MOBILE.exec(text) ?? [];
  if (head && tail) return `${head}****${tail}`;
  const [, area, end] = LANDLINE.exec(text) ?? [];
  return area && end ? `${area}-******${end}` : HIDDEN;
}

/** `张*`: the first character, however long the name; nothing of a name of one character. */
export function maskName(text: string): string {
  const [first, second] = text.trim();
  return first !== undefined && second !== undefined && /\p{L}/u.test(first) ? `${first}*` : '*';
}

/** `秦淮区示例路***`: down to the community or street; number, building and room are hidden. */
export function maskAddress(text: string): string {
  return `${PLACE.exec(text)?.[0] ?? ''}${HIDDEN}`;
}

/** `92**************08`: kind and check; nothing of what is no code. */
export function maskUscc(text: string): string {
  const [, head, tail] = CODE.exec(text) ?? [];
  return head && tail ? `${head}${'*'.repeat(14)}${tail}` : '*'.repeat(18);
}

/** A longitude or latitude to about 100 m; null for what is none. */
export function coarseDegrees(degrees: number): number | null {
  if (!Number.isFinite(degrees) || Math.abs(degrees) > 180) return null;
  return Math.round(degrees * COARSE_PER_DEGREE) / COARSE_PER_DEGREE;
}
