import type { JobContext } from '@gezhi/jobs';
import { actorOf } from '@gezhi/jobs';
import type { Clock } from '@gezhi/kernel';
import { newId, ok } from '@gezhi/kernel';
import {
  callersDatabase,
  createDataSource,
  inTransaction,
  ownersDatabase,
} from '@gezhi/persistence';
import type { MigratedDatabase } from '@gezhi/testing';
import { migratedDatabase } from '@gezhi/testing';
import type { DataSource } from 'typeorm';
import { CreateNotifications1764000100000 } from './create-notifications.migration';
import { CreateNotificationDelivery1764004000000 } from './database/create-notification-delivery.migration';
import type { DeliveryOptions } from './delivery/deliver-notifications';
import { deliverNotifications, notificationDelivery } from './delivery/deliver-notifications';
import { NotificationDelivery } from './delivery/notification-delivery.entity';
import { NotificationEndpoint } from './endpoint/notification-endpoint.entity';
import { NotificationRead } from './inbox/notification-read.entity';
import { defineNotification } from './notification';
import { Notification } from './notification.entity';
import type { NotificationDraft } from './notify';
import { notify } from './notify';

export const OFFICE = '019a3aff-4800-7b9a-a240-6f5978bbdfd3';
export const LATE = defineNotification({
  code: 'LANTERN_LATE',
  subject: { en: 'Lantern {number} is late', zh: '灯笼{number}超期' },
  text: { en: 'Lantern {number} was due at {due}.', zh: '灯笼{number}应于{due}前点亮。' },
});
export const VALUES = { number: 'L-7', due: '2026-11-02T01:30:00Z' };
export const TABLES = {
  entities: [Notification, NotificationDelivery, NotificationEndpoint, NotificationRead],
  migrations: [CreateNotifications1764000100000, CreateNotificationDelivery1764004000000],
};

/** What a delivery has come to. */
export type Delivered = Pick<
  NotificationDelivery,
  'id' | 'channel' | 'state' | 'error' | 'attempts' | 'providerId' | 'nextAttemptAt'
>;

export interface TellingDepartment extends AsyncDisposable {
  readonly owner: DataSource;
  readonly service: DataSource;
  readonly serviceUrl: string;
  /** Everything that was logged, as one text. */
  logged(): string;
  tell(draft?: Partial<NotificationDraft>): Promise<void>;
  endpoint(more: Partial<NotificationEndpoint>): Promise<string>;
  deliver(options: Partial<DeliveryOptions>): ReturnType<typeof deliverNotifications>;
  deliveries(): Promise<Delivered[]>;
}

/** A department that has to tell people about lanterns. */
export async function tellingDepartment(clock: Clock): Promise<TellingDepartment> {
  const database: MigratedDatabase = await migratedDatabase({ name: 'notifications', ...TABLES });
  const service = await createDataSource({
    name: 'notifications-specs',
    url: database.serviceUrl,
    ...TABLES,
  }).initialize();
  const log: unknown[] = [];
  const note = (...words: unknown[]) => void log.push(words);
  const logger = { info: note, warn: note, error: note } as unknown as JobContext['logger'];
  return {
    owner: database.dataSource,
    service,
    serviceUrl: database.serviceUrl,
    logged: () => JSON.stringify(log),
    async tell(draft = {}) {
      await inTransaction(ownersDatabase(database.dataSource), clock, async (uow) => {
        const about = { type: 'Lantern', id: 'lantern-7', areaCode: '320104001' };
        await notify(uow, LATE, {
          to: { organizationId: OFFICE },
          about,
          values: VALUES,
          ...draft,
        });
        return ok();
      });
    },
    async endpoint(more) {
      const id = newId();
      await database.dataSource.manager.insert(NotificationEndpoint, {
        id,
        organizationId: more.areaCode ? null : OFFICE,
        areaCode: null,
        roles: [],
        channel: 'WEBHOOK',
        address: 'https://example.gov.cn/hook',
        keyName: (more.channel ?? 'WEBHOOK') === 'WEBHOOK' ? 'lanterns' : null,
        language: 'zh',
        kinds: [],
        enabled: true,
        quietFrom: null,
        quietUntil: null,
        createdAt: clock.now(),
        updatedAt: clock.now(),
        version: 1,
        ...more,
      });
      return id;
    },
    async deliver(options) {
      const job = notificationDelivery({ channels: [], kinds: [], reporters: null });
      const database = callersDatabase(service, actorOf(job), { reads: 'WHOLE' });
      const context = { clock, database, logger, signal: new AbortController().signal };
      return deliverNotifications(context, {
        channels: [],
        kinds: [LATE],
        reporters: null,
        ...options,
      });
    },
    deliveries: () =>
      database.dataSource.manager.find(NotificationDelivery, {
        order: { createdAt: 'ASC', channel: 'ASC', id: 'ASC' },
        take: 1_000,
      }),
    async [Symbol.asyncDispose]() {
      await service.destroy();
      await database[Symbol.asyncDispose]();
    },
  };
}
