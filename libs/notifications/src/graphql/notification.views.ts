import type { Language } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { ConnectionValue, SubgraphContext } from '@gezhi/subgraph';
import { batched } from '@gezhi/subgraph';
import type { NotificationDelivery } from '../delivery/notification-delivery.entity';
import { NotificationEndpoint } from '../endpoint/notification-endpoint.entity';
import { readTimes } from '../inbox/my-notifications';
import type { NotificationKind } from '../notification';
import type { Notification } from '../notification.entity';
import { render } from '../render';

const readAt = batched<SubgraphContext, Date>('Notification.readAt', (context, ids) =>
  readTimes(context.database, context.actor, ids),
);
const endpointById = batched<SubgraphContext, NotificationEndpoint>(
  'NotificationDelivery.endpoint',
  (context, ids) => findByKeys(context.database.manager, NotificationEndpoint, 'id', ids),
);

/** A notification as the caller reads it: its texts in the language of the request. */
export function notificationView(
  notification: Notification,
  kinds: readonly NotificationKind[],
  context: SubgraphContext,
): object {
  const { id, kind, aboutType, aboutId, areaCode, createdAt } = notification;
  const texts = textsOf(notification, kinds, context.language);
  return {
    ...{ id, kind, aboutType, aboutId, areaCode, createdAt, ...texts },
    get readAt() {
      return readAt(context, id);
    },
  };
}

/** A kind of another version has no texts here: its code is better than nothing. */
function textsOf(
  { kind: code, values }: Notification,
  kinds: readonly NotificationKind[],
  language: Language,
): { subject: string; text: string } {
  const kind = kinds.find((each) => each.code === code);
  if (!kind) return { subject: code, text: '' };
  return {
    subject: render(kind, 'subject', values, language),
    text: render(kind, 'text', values, language),
  };
}

export function deliveryView(delivery: NotificationDelivery, context: SubgraphContext): object {
  const { endpointId } = delivery;
  return {
    ...delivery,
    get endpoint() {
      return endpointId === null ? null : endpointById(context, endpointId);
    },
  };
}

/** The same page, with every object shown another way. */
export function viewed<E>(
  page: ConnectionValue<E>,
  view: (node: E) => object,
): ConnectionValue<object> {
  return {
    edges: page.edges.map(({ cursor, node }) => ({ cursor, node: view(node) })),
    nodes: page.nodes.map(view),
    pageInfo: page.pageInfo,
    get totalCount() {
      return page.totalCount;
    },
  };
}
