import type { Actor } from './actor';
import { isSignedIn } from './actor';
import type { Role } from './role';

/** What a signed-in caller's token lacks, so that rows which need it are not shown. */
export type ScopeGap = 'AREAS' | 'ORGANIZATION';

/** Residents see what is theirs; a system that only brings matters in reads nothing. */
const WITHOUT_SCOPE: readonly Role[] = ['RESIDENT', 'INTAKE_SYSTEM'];

/**
 * Why lists may be empty for this caller although there are rows (guardrails.md row 9). Residents have neither by
 * right: they see what they reported or applied for, and are told of no gap.
 */
export function scopeGapsOf(actor: Actor): readonly ScopeGap[] {
  if (!isSignedIn(actor) || actor.roles.every((role) => WITHOUT_SCOPE.includes(role))) return [];
  return [
    ...(actor.areas.length === 0 ? (['AREAS'] as const) : []),
    ...(actor.organizationId === null ? (['ORGANIZATION'] as const) : []),
  ];
}
