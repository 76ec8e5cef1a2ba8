import { ok } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { SendOutcome } from '../channels/channel';
import type { DeliveryError } from '../channels/channel.codes';
import { NIGHT, notQuietAt } from '../endpoint/quiet-hours';
import { MOST_ATTEMPTS, nextAttempt } from './back-off';
import type { Claim } from './claim-deliveries';
import type { DeliveryState } from './delivery.states';
import type { NotificationDelivery } from './notification-delivery.entity';

/** Nobody failed: there was nowhere to send it. */
const NOWHERE: readonly DeliveryError[] = [
  'NO_TEMPLATE',
  'NO_CONTACT',
  'CHANNEL_OFF',
  'ENDPOINT_OFF',
  'UNKNOWN_KIND',
];

export type Settlement = Pick<
  NotificationDelivery,
  'state' | 'error' | 'providerId' | 'nextAttemptAt' | 'sentAt'
>;

/** What an attempt makes of a delivery. */
export function settlementOf(
  { delivery, endpoint }: Claim,
  outcome: SendOutcome,
  now: Date,
): Settlement {
  const ended = { providerId: null, nextAttemptAt: null, sentAt: null };
  if (outcome.sent)
    return { ...ended, state: 'SENT', error: null, providerId: outcome.providerId, sentAt: now };
  const { error, again, retryAfter } = outcome;
  const given: DeliveryState = NOWHERE.includes(error) ? 'SKIPPED' : 'PARKED';
  if (!again || delivery.attempts >= MOST_ATTEMPTS) return { ...ended, state: given, error };
  const quiet = endpoint ?? NIGHT;
  const next = nextAttempt(now, delivery.attempts, { retryAfter: retryAfter ?? null });
  return { ...ended, state: 'FAILED', error, nextAttemptAt: notQuietAt(next, quiet) };
}

/**
 * Writes down how an attempt ended. Only who holds the lease may: a worker that was thought dead and comes back says
 * nothing any more. Answers whether it was written.
 */
export async function settleDelivery(
  { clock, database }: Pick<UseCase, 'clock' | 'database'>,
  { delivery: { id, leaseId } }: Claim,
  { state, error, providerId, nextAttemptAt, sentAt }: Settlement,
): Promise<boolean> {
  const settled = await inTransaction(database, clock, async (uow) => {
    const [, rows] = await uow.manager.query<[unknown, number]>(
      `UPDATE notification_delivery SET state = $3, error = $4, provider_id = $5, next_attempt_at = $6, sent_at = $7,
        lease_id = NULL, leased_until = NULL, updated_at = $8 WHERE id = $1 AND lease_id = $2`,
      [id, leaseId, state, error, providerId, nextAttemptAt, sentAt, uow.now],
    );
    return ok(rows === 1);
  });
  return settled.ok && settled.value;
}
