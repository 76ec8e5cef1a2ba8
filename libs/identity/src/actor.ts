import type { Role } from './role';

/** Who acts: the person or service account a request is made for, as every use case sees it. */
export interface Actor {
  /** Stable identifier given by the issuer; never a resident's number of any kind. */
  readonly subject: string;
  /** How colleagues call the actor; for display and the audit trail. */
  readonly name: string;
  /** The organisation the actor works for, or null for a resident and for nobody. */
  readonly organizationId: string | null;
  readonly roles: readonly Role[];
  /** Area codes whose whole inside is in scope. None means no area at all: scope fails closed. */
  readonly areas: readonly string[];
  /** OAuth scopes granted to the client. */
  readonly scopes: readonly string[];
  /** Why sensitive data is read (PIPL art. 13, 34; guardrails.md row 7). */
  readonly purpose: string | null;
  /** The case the reading belongs to, where there is one. */
  readonly caseNumber: string | null;
}

/** Somebody who has not signed in: no role, no area, no organisation. */
export const ANONYMOUS: Actor = Object.freeze({
  subject: 'anonymous',
  name: 'Anonymous',
  organizationId: null,
  roles: Object.freeze([]),
  areas: Object.freeze([]),
  scopes: Object.freeze([]),
  purpose: null,
  caseNumber: null,
});

export function isSignedIn(actor: Actor): boolean {
  return actor.subject !== ANONYMOUS.subject;
}

/** True when the actor holds at least one of the roles. */
export function hasRole(actor: Actor, ...roles: readonly Role[]): boolean {
  return roles.some((role) => actor.roles.includes(role));
}
