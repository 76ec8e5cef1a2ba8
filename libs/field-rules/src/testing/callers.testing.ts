import { ANONYMOUS, ROLES } from '@gezhi/identity';
import type { Actor, Role } from '@gezhi/identity';

const SCOPES: Partial<Record<Role, readonly string[]>> = {
  INTEGRATOR: ['a:read', 'b:read'],
  DEPARTMENT_OFFICER: ['a:read'],
  WINDOW_CLERK: ['b:read'],
  ADMINISTRATOR: ['admin'],
};

/** Nobody, and one caller of each role. */
export const CALLERS: readonly Actor[] = [
  ANONYMOUS,
  ...ROLES.map((role) => ({
    ...ANONYMOUS,
    subject: `test:${role}`,
    roles: [role],
    scopes: SCOPES[role] ?? [],
  })),
];

export function callerWith(role: Role, more: Partial<Actor> = {}): Actor {
  return { ...ANONYMOUS, subject: `test:${role}`, roles: [role], ...more };
}
