import { ok, refuse } from '@gezhi/kernel';
import type { Result } from '@gezhi/kernel';
import { isSignedIn } from './actor';
import type { Actor } from './actor';
import { covers } from './area-scope';
import type { Role } from './role';

/** One way to be allowed an action; every condition named must hold. */
export interface Grant {
  /** Roles that may act; EVERYONE includes people who have not signed in. */
  readonly roles: readonly Role[] | 'EVERYONE' | 'SIGNED_IN';
  /** COVERED: the object's area must lie inside the actor's areas. Left out: any area. */
  readonly area?: 'COVERED';
  /** OWN: the object must belong to the actor's organisation. Left out: any organisation. */
  readonly organization?: 'OWN';
}

/** An action is allowed when any one of its grants holds. */
export type Permission = Grant | readonly Grant[];

/** A subgraph's whole table: action → who may. An action that is not in it cannot be asked about. */
export type Permissions<Action extends string = string> = Readonly<Record<Action, Permission>>;

/** What the action is about; leave out what the object does not have. */
export interface Target {
  readonly areaCode?: string | null;
  readonly organizationId?: string | null;
}

/** Keeps the action names as literal types, so that a misspelt action does not compile. */
export function definePermissions<const Table extends Permissions>(table: Table): Table {
  return table;
}

type Missing = 'ROLE' | 'AREA' | 'ORGANIZATION';

const NEAREST: readonly Missing[] = ['ORGANIZATION', 'AREA', 'ROLE'];

/**
 * Decides whether the actor may do the action to the target.
 *
 * Fails closed: a condition on an area or organisation that the target does not name is not met.
 * Refusals: UNAUTHENTICATED when nobody has signed in, else FORBIDDEN with `action` and `missing`
 * (ROLE, AREA or ORGANIZATION: the condition that came closest), so that the actor can see why.
 */
export function authorise<Table extends Permissions>(
  actor: Actor,
  permissions: Table,
  action: keyof Table & string,
  target: Target = {},
): Result<void> {
  const permission = Object.hasOwn(permissions, action) ? permissions[action] : undefined;
  const missing = grantsOf(permission).map((grant) => missingFor(actor, grant, target));
  if (missing.includes(null)) return ok();
  if (!isSignedIn(actor)) return refuse('UNAUTHENTICATED');
  const nearest = NEAREST.find((reason) => missing.includes(reason)) ?? 'ROLE';
  return refuse('FORBIDDEN', { action, missing: nearest });
}

function grantsOf(permission: Permission | undefined): readonly Grant[] {
  if (permission === undefined) return [];
  return 'roles' in permission ? [permission] : permission;
}

function missingFor(actor: Actor, grant: Grant, target: Target): Missing | null {
  if (!holdsRole(actor, grant.roles)) return 'ROLE';
  if (grant.area === 'COVERED' && !isCovered(actor, target.areaCode)) return 'AREA';
  if (grant.organization === 'OWN' && !isOwn(actor, target.organizationId)) return 'ORGANIZATION';
  return null;
}

function holdsRole(actor: Actor, roles: Grant['roles']): boolean {
  if (roles === 'EVERYONE') return true;
  if (roles === 'SIGNED_IN') return isSignedIn(actor);
  return isSignedIn(actor) && roles.some((role) => actor.roles.includes(role));
}

function isCovered(actor: Actor, areaCode: string | null | undefined): boolean {
  return typeof areaCode === 'string' && covers(actor, areaCode);
}

function isOwn(actor: Actor, organizationId: string | null | undefined): boolean {
  return actor.organizationId !== null && actor.organizationId === organizationId;
}
