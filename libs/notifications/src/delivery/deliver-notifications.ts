import type { JobContext, JobDefinition } from '@gezhi/jobs';
import { defineJob } from '@gezhi/jobs';
import { failed } from '../channels/channel';
import type { Claim } from './claim-deliveries';
import { claimDeliveries } from './claim-deliveries';
import { expandNotifications } from './expand-notifications';
import type { DeliveryMeans } from './send-delivery';
import { sendDelivery } from './send-delivery';
import { settlementOf, settleDelivery } from './settle-delivery';

export interface DeliveryOptions extends DeliveryMeans {
  /** Seconds after which a worker that says nothing is taken for dead. 60 unless told: four times the longest attempt. */
  readonly lease?: number;
}

type Context = Pick<JobContext, 'clock' | 'database' | 'logger' | 'signal'>;
type Counts = Record<'expanded' | 'sent' | 'failed' | 'parked' | 'skipped', number>;

const LEASE = 60;

/** The job that tells people: a look every minute, as long as there is something to do. */
export function notificationDelivery(options: DeliveryOptions): JobDefinition {
  return defineJob({
    name: 'deliver-notifications',
    description:
      'Tells offices and reporters what they have to be told, by webhook, e-mail and text message',
    schedule: '* * * * *',
    rows: 'WHOLE',
    limits: { longestRun: 1_800 },
    run: (context) => deliverNotifications(context, options),
  });
}

/** Delivers everything that is due, and answers what became of it. Any number of workers may do so at once. */
export async function deliverNotifications(
  context: Context,
  { lease = LEASE, ...means }: DeliveryOptions,
): Promise<Counts> {
  const counts: Counts = { expanded: 0, sent: 0, failed: 0, parked: 0, skipped: 0 };
  for (let taken = 1; taken > 0 && !context.signal.aborted; counts.expanded += taken)
    taken = await expandNotifications(context, means.reporters);
  const resting = new Set<string>();
  while (!context.signal.aborted) {
    const claims = await claimDeliveries(context, { lease, resting: [...resting] });
    if (claims.length === 0) break;
    await Promise.all(
      claims.map(async (claim) => {
        const state = await deliver(context, means, claim);
        if (state === null) return;
        counts[state] += 1;
        // What failed a moment ago fails again: the next run asks.
        if (state === 'failed' && claim.endpoint) resting.add(claim.endpoint.id);
      }),
    );
  }
  return counts;
}

/** One attempt with its end written down; null when another worker had taken over. */
async function deliver(
  context: Context,
  means: DeliveryMeans,
  claim: Claim,
): Promise<Exclude<keyof Counts, 'expanded'> | null> {
  const { logger, clock, signal } = context;
  const { id, channel, endpointId: endpoint, attempts } = claim.delivery;
  const outcome = await sendDelivery(context, means, claim, signal).catch((error: unknown) => {
    // Never the error itself: it may quote the address.
    const problem = error instanceof Error ? error.name : 'unknown';
    logger.error({ delivery: id, channel, problem }, 'delivery has a fault');
    return failed('FAULT', { again: true });
  });
  const settlement = settlementOf(claim, outcome, clock.now());
  if (!(await settleDelivery(context, claim, settlement))) return null;
  const { state, error } = settlement;
  if (state === 'PARKED') {
    logger.warn({ delivery: id, channel, endpoint, attempts, error }, 'delivery parked');
  }
  return state.toLowerCase() as Exclude<keyof Counts, 'expanded'>;
}
