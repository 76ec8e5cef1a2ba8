import { decodeProtectedHeader } from 'jose';
import type { ProtectedHeaderParameters } from 'jose';

/** Longest token that is looked at; proxies and Node limit all headers together to 16 KiB. */
export const LONGEST_TOKEN_CHARACTERS = 8_192;

/** Headers by which a token brings or names its own key, or asks for rules we do not know. */
const NEVER_BELIEVED = ['jwk', 'jku', 'x5u', 'x5c', 'crit', 'b64', 'zip', 'enc'];

/** Types an access token may have (RFC 9068 §4; many issuers still write JWT or nothing). */
const ACCESS_TOKEN_TYPE = 'at+jwt';
const USUAL_TYPES = [ACCESS_TOKEN_TYPE, 'jwt', undefined];

export type ShapeDoubt = 'TOO_LONG' | 'MALFORMED' | 'HEADER' | 'TYPE';

/**
 * Why a token cannot be an access token whoever signed it, or null. Needs no key, so that what comes
 * from a stranger costs little.
 */
export function shapeDoubt(token: string, typeRequired: boolean): ShapeDoubt | null {
  if (token.length > LONGEST_TOKEN_CHARACTERS) return 'TOO_LONG';
  const parts = token.split('.');
  if (parts.length !== 3 || !parts.every(isCanonical)) return 'MALFORMED';
  const header = headerOf(token);
  if (header === null) return 'MALFORMED';
  if (NEVER_BELIEVED.some((name) => name in header)) return 'HEADER';
  const type = header.typ?.toLowerCase().replace(/^application\//, '');
  const isUsual = typeRequired ? type === ACCESS_TOKEN_TYPE : USUAL_TYPES.includes(type);
  return isUsual ? null : 'TYPE';
}

function headerOf(token: string): ProtectedHeaderParameters | null {
  try {
    const header = decodeProtectedHeader(token);
    return ['string', 'undefined'].includes(typeof header.typ) ? header : null;
  } catch {
    return null;
  }
}

/** Decoders forgive spare bits at the end; a token has one spelling only. */
function isCanonical(part: string): boolean {
  return Buffer.from(part, 'base64url').toString('base64url') === part;
}
