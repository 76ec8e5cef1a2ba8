import type { Actor, Role } from '@gezhi/identity';

/** Somebody with a role, for tests: `actorWith('SUBDISTRICT_COMMAND', { areas: ['320104001'] })`. */
export function actorWith(role: Role, more: Partial<Actor> = {}): Actor {
  return {
    subject: `test-${role.toLowerCase()}`,
    name: role,
    organizationId: null,
    roles: [role],
    areas: [],
    scopes: [],
    purpose: null,
    caseNumber: null,
    ...more,
  };
}
