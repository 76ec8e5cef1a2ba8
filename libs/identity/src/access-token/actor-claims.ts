import { isAreaCode, ok, refuse } from '@gezhi/kernel';
import type { Result } from '@gezhi/kernel';
import { ANONYMOUS } from '../actor';
import type { Actor } from '../actor';
import { isRole } from '../role';
import type { Role } from '../role';
import { ClaimReader } from './claim-reader';
import type { IgnoredClaim } from './claim-reader';
import { DEFAULT_CLAIM_MAP } from './claim-map';
import type { ClaimMap } from './claim-map';
import { isServiceAccount } from './service-account';

/** Shape of the `gezhi` claim; every field may be left out, and what is left out grants nothing. */
export interface GezhiClaim {
  readonly org?: string | null;
  readonly roles?: readonly Role[];
  readonly areas?: readonly string[];
  readonly scopes?: readonly string[];
  readonly purpose?: string | null;
  readonly caseNumber?: string | null;
}

/** Whom a token names. */
export interface TokenIdentity {
  readonly actor: Actor;
  /** A service account acts for itself: its token was got with client credentials. */
  readonly kind: 'PERSON' | 'SERVICE';
  /** What the token says that grants nothing, because it cannot be understood. */
  readonly ignored: readonly IgnoredClaim[];
}

/** Roles a machine may hold. All others decide about people, which a machine never does (PIPL art. 24). */
export const SERVICE_ROLES: readonly Role[] = [
  'INTEGRATOR',
  'INTAKE_SYSTEM',
  'AUDITOR',
  'ADMINISTRATOR',
];

/** Names the platform itself acts under; no issuer may give them to anybody. */
const RESERVED_SUBJECTS = [ANONYMOUS.subject, 'system'];
/** OpenID Connect Core §2. */
const LONGEST_SUBJECT = 255;

/**
 * Builds the actor from verified claims. Every claim but `sub` may be missing or wrong: what cannot be
 * understood grants nothing and is named in `ignored`, so that one odd entry locks nobody out.
 */
export function identityOfClaims(
  claims: Readonly<Record<string, unknown>>,
  map: ClaimMap = DEFAULT_CLAIM_MAP,
): Result<TokenIdentity> {
  const { sub } = claims;
  if (!isSubject(sub)) return refuse('UNAUTHENTICATED', { reason: 'CLAIMS', claim: 'sub' });
  const kind = isServiceAccount(claims) ? 'SERVICE' : 'PERSON';

  const reader = new ClaimReader(claims);
  const scopes = [map.scopes, '/scope', '/scp'].flatMap((claim) => reader.list(claim, asIs));
  const actor: Actor = {
    subject: sub,
    name: reader.text(map.name) ?? sub,
    organizationId: reader.text(map.organization),
    roles: reader.list(map.roles, (name) => roleOf(name, kind, map)),
    areas: reader.list(map.areas, (code) => (isAreaCode(code) ? code : { reason: 'NOT_AN_AREA' })),
    scopes: [...new Set(scopes)],
    purpose: reader.text(map.purpose),
    caseNumber: reader.text(map.caseNumber),
  };
  return ok({ actor, kind, ignored: reader.ignored });
}

function roleOf(
  name: string,
  kind: TokenIdentity['kind'],
  { roleNames }: ClaimMap,
): Role | { readonly reason: IgnoredClaim['reason'] } {
  const role = roleNames === null ? name : roleNames.get(name);
  if (!isRole(role)) return { reason: 'UNKNOWN_ROLE' };
  const isAllowed = kind === 'PERSON' || SERVICE_ROLES.includes(role);
  return isAllowed ? role : { reason: 'NOT_FOR_SERVICES' };
}

function asIs(entry: string): string {
  return entry;
}

function isSubject(value: unknown): value is string {
  if (typeof value !== 'string' || value.length > LONGEST_SUBJECT) return false;
  return /^\P{Cc}+$/u.test(value) && !RESERVED_SUBJECTS.includes(value);
}
