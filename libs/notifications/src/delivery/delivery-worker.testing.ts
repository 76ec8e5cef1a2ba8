import type { JobContext } from '@gezhi/jobs';
import { actorOf } from '@gezhi/jobs';
import { systemClock } from '@gezhi/kernel';
import { callersDatabase, createDataSource } from '@gezhi/persistence';
import { WebhookChannel } from '../channels/webhook/webhook-channel';
import { LATE, TABLES } from '../telling-department.testing';
import { deliverNotifications, notificationDelivery } from './deliver-notifications';

/** What the processes of deliver-notifications.e2e.spec.ts run: one look at what is due. */
async function main(url: string, port: string, lease: number): Promise<void> {
  const dataSource = await createDataSource({ name: 'worker', url, ...TABLES }).initialize();
  const channel = new WebhookChannel({
    allowed: { hosts: [`127.0.0.1:${port}`], networks: ['127.0.0.0/8'] },
    secrets: () => ({ lanterns: 'a secret of lanterns that is long enough' }),
    clock: systemClock,
  });
  const means = { channels: [channel], kinds: [LATE], reporters: null, lease };
  const database = callersDatabase(dataSource, actorOf(notificationDelivery(means)), {
    reads: 'WHOLE',
  });
  const { signal } = new AbortController();
  const context = { clock: systemClock, database, signal } as unknown as JobContext;
  const counts = await deliverNotifications(context, means);
  process.stdout.write(`${JSON.stringify(counts)}\n`);
  await dataSource.destroy();
}

if (require.main === module)
  void main(process.argv[2] ?? '', process.argv[3] ?? '', Number(process.argv[4]));
