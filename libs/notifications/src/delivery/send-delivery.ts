import { ok } from '@gezhi/kernel';
import { inTransaction } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import type { NotificationChannel, SendOutcome } from '../channels/channel';
import { failed } from '../channels/channel';
import type { NotificationKind } from '../notification';
import type { Claim } from './claim-deliveries';
import type { ReporterContacts } from './reporter-contacts';

/** What deliveries are made with. */
export interface DeliveryMeans {
  readonly channels: readonly NotificationChannel[];
  readonly kinds: readonly NotificationKind[];
  readonly reporters: ReporterContacts | null;
}

/** One attempt; answers instead of throwing. */
export async function sendDelivery(
  useCase: Pick<UseCase, 'clock' | 'database'>,
  { channels, kinds, reporters }: DeliveryMeans,
  claim: Claim,
  signal: AbortSignal,
): Promise<SendOutcome> {
  const { delivery, notification, endpoint } = claim;
  const kind = kinds.find(({ code }) => code === notification.kind);
  if (!kind) return failed('UNKNOWN_KIND');
  const channel = channels.find(({ code }) => code === delivery.channel);
  if (!channel) return failed('CHANNEL_OFF');
  if (endpoint && !endpoint.enabled) return failed('ENDPOINT_OFF');
  const address = endpoint?.address ?? (await phoneOfReporter(useCase, reporters, claim));
  if (address === null) return failed('NO_CONTACT');
  const message = {
    key: delivery.id,
    kind,
    notification,
    language: endpoint?.language ?? 'zh',
    address,
    keyName: endpoint?.keyName ?? null,
  } as const;
  return channel.send(message, signal);
}

/** Read at this moment and kept nowhere; that it was read is recorded before it is used. */
async function phoneOfReporter(
  { clock, database }: Pick<UseCase, 'clock' | 'database'>,
  reporters: ReporterContacts | null,
  { delivery, notification }: Claim,
): Promise<string | null> {
  if (reporters === null) return null;
  const found = await inTransaction(database, clock, async (uow) => {
    const phone = await reporters.phoneOf(uow.manager, notification);
    if (phone !== null)
      uow.changes.push({
        type: 'NotificationDelivery',
        id: delivery.id,
        action: 'tell reporter',
        areaCode: delivery.areaCode,
      });
    return ok(phone);
  });
  return found.ok ? found.value : null;
}
