import type { Actor } from '@gezhi/identity';
import { covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { addDays, localDateOf, ok, parseLocalDate, refuse } from '@gezhi/kernel';
import type { GovEvent } from '../event/gov-event.entity';
import type { DisputeRole } from './dispute.codes';
import type { Dispute } from './dispute.entity';

/** After so many days it is asked whether an agreement is kept; ours. */
export const VISIT_DAYS = 30;

export interface DisputeParty {
  readonly role: DisputeRole;
  readonly count: number;
}

/** Staff of the place and the committee; the row rule says the same. */
export function seesDispute(actor: Actor, dispute: Dispute): boolean {
  const { organizationId } = actor;
  return (
    covers(actor, dispute.areaCode) ||
    (organizationId !== null && dispute.committeeId === organizationId)
  );
}

export function checkRegistration({ nature, state, number }: GovEvent): Result<void> {
  const void_ = ['MERGED', 'REFUSED', 'CANCELLED', 'REDIRECTED'].includes(state);
  return nature === 'DISPUTE' && !void_ ? ok() : refuse('NOT_A_DISPUTE', { number });
}

/** How many of each role, two in all at least. */
export function countParties(
  parties: readonly DisputeParty[],
): Result<Partial<Record<DisputeRole, number>>> {
  const counts: Partial<Record<DisputeRole, number>> = {};
  for (const { role, count } of parties) counts[role] = (counts[role] ?? 0) + count;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return total >= 2 ? ok(counts) : refuse('TOO_FEW_PARTIES', { path: ['input', 'parties'] });
}

export function checkHeld(heldOn: string, now: Date): Result<void> {
  const path = ['input', 'heldOn'];
  const date = parseLocalDate(heldOn, path);
  if (!date.ok) return date;
  return date.value <= localDateOf(now) ? ok() : refuse('SESSION_AHEAD', { path, date: heldOn });
}

export function checkSession({ sessionCount }: Dispute): Result<void> {
  return sessionCount > 0 ? ok() : refuse('NO_SESSION');
}

export function visitDueOn(now: Date): string {
  return addDays(localDateOf(now), VISIT_DAYS);
}
