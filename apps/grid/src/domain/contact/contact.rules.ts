import type { Actor } from '@gezhi/identity';
import { covers, hasRole } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, parsePhone, refuse, withoutPersonalData } from '@gezhi/kernel';
import { isReporter, workAreaOf } from '../event/event.rules';
import type { GovEvent } from '../event/gov-event.entity';
import { COMMAND, HANDLERS } from '../permissions';

/** How a reporter can be reached. */
export interface ContactDetails {
  readonly name: string | null;
  readonly phone: string;
}

type Placed = Pick<
  GovEvent,
  'areaCode' | 'workAreaCode' | 'leadOrganizationId' | 'assistOrganizationIds' | 'reporterSubject'
>;

/**
 * Whether the actor is of the team that handles the event (办理人员): a command centre of the place, or staff of an
 * organisation that leads or assists. The row rule of contacts says the same.
 */
export function handles(actor: Actor, event: Placed): boolean {
  const commands = hasRole(actor, ...COMMAND) && covers(actor, event.areaCode);
  return commands || (hasRole(actor, ...HANDLERS) && orderedOf(actor, event) !== null);
}

/** The organisation of the actor, when it has to do with the order. */
export function orderedOf({ organizationId }: Actor, event: Placed): string | null {
  const { leadOrganizationId, assistOrganizationIds } = event;
  if (organizationId === null) return null;
  const ordered = [leadOrganizationId, ...assistOrganizationIds].includes(organizationId);
  return ordered ? organizationId : null;
}

/**
 * Whether the actor reported the event for itself. Staff and service accounts that write down what others say are
 * reporters of the event, and not the owners of the contact.
 */
export function isOwnReport(actor: Actor, event: Pick<Placed, 'reporterSubject'>): boolean {
  return isReporter(actor, event) && hasRole(actor, 'RESIDENT') && actor.organizationId === null;
}

/** Whether the actor needs the exact place: who goes there, and who reported it (guardrails.md 6). */
export function seesExactPlace(actor: Actor, event: Placed): boolean {
  const patrols =
    hasRole(actor, 'GRID_MEMBER', 'COMMUNITY_SECRETARY') &&
    (covers(actor, event.areaCode) || covers(actor, workAreaOf(event)));
  return patrols || handles(actor, event) || isReporter(actor, event);
}

/** A contact as it is kept: optional, a telephone number at least, and none of somebody who is anonymous. */
export function contactGiven({
  contact,
  anonymous,
}: {
  readonly contact?: { readonly name?: string | null; readonly phone: string } | null;
  readonly anonymous: boolean;
}): Result<ContactDetails | null> {
  const path = ['input', 'contact'];
  if (!contact) return ok(null);
  if (anonymous) return refuse('CONTACT_OF_ANONYMOUS', { path });
  const name = contact.name?.trim() || null;
  const clean = withoutPersonalData({ name }, path);
  if (!clean.ok) return clean;
  const phone = parsePhone(contact.phone, [...path, 'phone']);
  return phone.ok ? ok({ name, phone: phone.value }) : phone;
}
