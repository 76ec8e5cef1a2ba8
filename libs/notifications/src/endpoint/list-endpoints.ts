import type { ListOf } from '@gezhi/persistence';
import { sql } from '@gezhi/persistence';
import type { EndpointChannel } from '../channels/channel.codes';
import { NotificationEndpoint } from './notification-endpoint.entity';

export interface EndpointFilter {
  readonly channels?: readonly EndpointChannel[] | null;
  readonly enabled?: boolean | null;
  readonly organizationId?: string | null;
}

/** Where offices are told, as far as the rule of rows shows it to the caller; the newest first. */
export function endpoints({
  channels,
  enabled,
  organizationId,
}: EndpointFilter): ListOf<NotificationEndpoint> {
  return {
    entity: NotificationEndpoint,
    on: sql`true`,
    where: [
      ...(channels ? [sql`t.channel = ANY(${[...channels]})`] : []),
      ...(typeof enabled === 'boolean' ? [sql`t.enabled = ${enabled}`] : []),
      ...(organizationId ? [sql`t.organization_id::text = ${organizationId}`] : []),
    ],
    orderBy: 'createdAt',
    direction: 'DESC',
  };
}
