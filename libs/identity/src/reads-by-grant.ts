import type { Actor } from './actor';

/**
 * A client of other systems without any other office: it reads what is not public by grant alone. Staff read by role
 * and area, also when they hold the role of a client beside their own.
 */
export function readsByGrant({ roles }: Pick<Actor, 'roles'>): boolean {
  return (
    roles.includes('INTEGRATOR') &&
    roles.every((role) => role === 'INTEGRATOR' || role === 'RESIDENT')
  );
}
