import type { Actor } from './actor';
import { isSignedIn } from './actor';

/** What a signed-in caller's token lacks, so that rows which need it are not shown. */
export type ScopeGap = 'AREAS' | 'ORGANIZATION';

/**
 * Why lists may be empty for this caller although there are rows (guardrails.md row 9). Residents have neither by
 * right: they see what they reported or applied for, and are told of no gap.
 */
export function scopeGapsOf(actor: Actor): readonly ScopeGap[] {
  if (!isSignedIn(actor) || actor.roles.every((role) => role === 'RESIDENT')) return [];
  return [
    ...(actor.areas.length === 0 ? (['AREAS'] as const) : []),
    ...(actor.organizationId === null ? (['ORGANIZATION'] as const) : []),
  ];
}
