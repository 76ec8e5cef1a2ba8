import type { Actor } from './actor';
import type { Role } from './role';

/** Roles that are no office: what staff see as staff, nobody sees by these alone. */
const NO_OFFICE: readonly Role[] = ['RESIDENT', 'INTEGRATOR', 'INTAKE_SYSTEM'];

/**
 * A client of other systems without any other office: it reads what is not public by grant alone. Staff read by role
 * and area, also when they hold the role of a client beside their own.
 */
export function readsByGrant({ roles }: Pick<Actor, 'roles'>): boolean {
  return roles.includes('INTEGRATOR') && roles.every((role) => NO_OFFICE.includes(role));
}
