import type { Role } from '../role';

/** Where in its tokens an issuer says what the actor is: JSON Pointers (RFC 6901) into the claims. */
export interface ClaimMap {
  readonly name: string;
  readonly organization: string;
  readonly roles: string;
  readonly areas: string;
  /** Beside `scope` and `scp`, which are always read. */
  readonly scopes: string;
  readonly purpose: string;
  readonly caseNumber: string;
  /** The issuer's own names of roles. Given: these count and no others; null: the names of `ROLES`. */
  readonly roleNames: ReadonlyMap<string, Role> | null;
}

/** The claim of an access token that holds what an issuer says about city governance, unless mapped otherwise. */
export const GEZHI_CLAIM = 'gezhi';

export const DEFAULT_CLAIM_MAP: ClaimMap = {
  name: '/name',
  organization: `/${GEZHI_CLAIM}/org`,
  roles: `/${GEZHI_CLAIM}/roles`,
  areas: `/${GEZHI_CLAIM}/areas`,
  scopes: `/${GEZHI_CLAIM}/scopes`,
  purpose: `/${GEZHI_CLAIM}/purpose`,
  caseNumber: `/${GEZHI_CLAIM}/caseNumber`,
  roleNames: null,
};

/** True for a JSON Pointer to something inside the claims: `/realm_access/roles`, `/https:~1~1city.example~1roles`. */
export function isClaimPointer(text: string): boolean {
  return /^(\/([^~/]|~[01])+)+$/.test(text);
}

/** What a pointer points at, or undefined where the token says nothing. */
export function claimAt(claims: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce(childOf, claims);
}

function childOf(parent: unknown, name: string): unknown {
  if (typeof parent !== 'object' || parent === null || Array.isArray(parent)) return undefined;
  return Object.hasOwn(parent, name) ? (parent as Record<string, unknown>)[name] : undefined;
}
