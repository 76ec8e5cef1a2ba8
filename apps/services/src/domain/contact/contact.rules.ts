import type { Actor } from '@gezhi/identity';
import { covers, hasRole, isSignedIn } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, parsePhone, withoutPersonalData } from '@gezhi/kernel';
import type { Application } from '../application/application.entity';

/** How an applicant can be reached. */
export interface ContactDetails {
  readonly name: string | null;
  readonly phone: string;
}

type Placed = Pick<
  Application,
  'applicantSubject' | 'areaCode' | 'implementingOrganizationId' | 'receivingOrganizationId'
>;

/**
 * Whether the actor handles the application (办理人员): a counter of the place, or counters and officers of the
 * organisations that receive or decide it. The row rule of contacts says the same.
 */
export function handles(actor: Actor, application: Placed): boolean {
  const atCounter = hasRole(actor, 'WINDOW_CLERK') && covers(actor, application.areaCode);
  const inOffice =
    hasRole(actor, 'WINDOW_CLERK', 'DEPARTMENT_OFFICER') && officeOf(actor, application) !== null;
  return atCounter || inOffice;
}

/** The organisation of the actor, when it receives or decides the application. */
export function officeOf({ organizationId }: Actor, application: Placed): string | null {
  const { implementingOrganizationId, receivingOrganizationId } = application;
  if (organizationId === null) return null;
  const concerned = [implementingOrganizationId, receivingOrganizationId].includes(organizationId);
  return concerned ? organizationId : null;
}

/** Whether the application was made with the actor's own account. */
export function isOwnApplication(actor: Actor, { applicantSubject }: Placed): boolean {
  return isSignedIn(actor) && hasRole(actor, 'RESIDENT') && applicantSubject === actor.subject;
}

/** A contact as it is kept: optional, and a telephone number at least. */
export function contactGiven(
  contact: { readonly name?: string | null; readonly phone: string } | null | undefined,
): Result<ContactDetails | null> {
  const path = ['input', 'contact'];
  if (!contact) return ok(null);
  const name = contact.name?.trim() || null;
  const clean = withoutPersonalData({ name }, path);
  if (!clean.ok) return clean;
  const phone = parsePhone(contact.phone, [...path, 'phone']);
  return phone.ok ? ok({ name, phone: phone.value }) : phone;
}
