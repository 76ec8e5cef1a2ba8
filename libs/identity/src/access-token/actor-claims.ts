import { isAreaCode, ok, refuse } from '@gezhi/kernel';
import type { Result } from '@gezhi/kernel';
import { ANONYMOUS } from '../actor';
import type { Actor } from '../actor';
import { isRole } from '../role';
import type { Role } from '../role';

/** The claim of an access token that holds what an issuer says about city governance. */
export const GEZHI_CLAIM = 'gezhi';

/** Shape of the `gezhi` claim; every field may be left out, and what is left out grants nothing. */
export interface GezhiClaim {
  readonly org?: string | null;
  readonly roles?: readonly Role[];
  readonly areas?: readonly string[];
  readonly scopes?: readonly string[];
  readonly purpose?: string | null;
  readonly caseNumber?: string | null;
}

/** An actor speaks for few places; a token that lists more than this is a mistake of its issuer. */
const MOST_ENTRIES = 200;

/**
 * Builds the actor from verified claims. An unknown role, a malformed area or a wrong type refuses
 * the token as a whole: guessing what an issuer meant could only widen rights.
 */
export function actorOfClaims(claims: Readonly<Record<string, unknown>>): Result<Actor> {
  const { sub, name } = claims;
  if (typeof sub !== 'string' || sub === '' || sub === ANONYMOUS.subject) return wrong('sub');
  if (name !== undefined && typeof name !== 'string') return wrong('name');

  const claim = claims[GEZHI_CLAIM] ?? {};
  if (typeof claim !== 'object' || Array.isArray(claim)) return wrong(GEZHI_CLAIM);
  const { org, roles, areas, scopes, purpose, caseNumber } = claim as Record<string, unknown>;

  if (!isListOf(roles, isRole)) return wrong('roles');
  if (!isListOf(areas, isArea)) return wrong('areas');
  if (!isListOf(scopes, isText)) return wrong('scopes');
  if (!isOptionalText(org)) return wrong('org');
  if (!isOptionalText(purpose)) return wrong('purpose');
  if (!isOptionalText(caseNumber)) return wrong('caseNumber');

  return ok({
    subject: sub,
    name: name ?? sub,
    organizationId: org ?? null,
    roles: roles ?? [],
    areas: areas ?? [],
    scopes: scopes ?? [],
    purpose: purpose ?? null,
    caseNumber: caseNumber ?? null,
  });
}

function wrong(claim: string): Result<Actor> {
  return refuse('UNAUTHENTICATED', { reason: 'CLAIMS', claim });
}

function isListOf<T extends string>(
  value: unknown,
  isItem: (item: unknown) => item is T,
): value is readonly T[] | undefined {
  if (value === undefined) return true;
  return Array.isArray(value) && value.length <= MOST_ENTRIES && value.every(isItem);
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isArea(value: unknown): value is string {
  return typeof value === 'string' && isAreaCode(value);
}

function isOptionalText(value: unknown): value is string | null | undefined {
  return value === undefined || value === null || isText(value);
}
