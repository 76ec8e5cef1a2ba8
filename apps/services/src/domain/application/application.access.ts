import type { Actor } from '@gezhi/identity';
import { covers, isSignedIn } from '@gezhi/identity';
import { SYSTEM } from '../system-actor';
import type { Application } from './application.entity';

type Placed = Pick<
  Application,
  'applicantSubject' | 'areaCode' | 'implementingOrganizationId' | 'receivingOrganizationId'
>;

/**
 * Who may know that an application exists: the account it was made with, staff whose areas hold it, and the
 * organisations that received it or decide it. `readableBy` says the same of rows.
 */
export function mayRead(application: Placed, actor: Actor): boolean {
  if (actor === SYSTEM) return true;
  if (!isSignedIn(actor)) return false;
  if (application.applicantSubject === actor.subject) return true;
  if (!isStaff(actor)) return false;
  const { implementingOrganizationId, receivingOrganizationId, areaCode } = application;
  const own = actor.organizationId;
  if (own !== null && (own === implementingOrganizationId || own === receivingOrganizationId)) {
    return true;
  }
  return covers(actor, areaCode);
}

/** Anybody with a role besides those of a resident and of a system that only brings matters in. */
export function isStaff(actor: Actor): boolean {
  return actor.roles.some((role) => role !== 'RESIDENT' && role !== 'INTAKE_SYSTEM');
}
