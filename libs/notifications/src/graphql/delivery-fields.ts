import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { ConnectionValue, FieldMasks, SubgraphContext } from '@gezhi/subgraph';
import { Authenticated, listField, maskedField, mutationResult } from '@gezhi/subgraph';
import type { ClassType } from 'type-graphql';
import { Arg, Args, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { DeliveryFilter } from '../delivery/list-deliveries';
import { deliveries, mayListDeliveries } from '../delivery/list-deliveries';
import type { NotificationDelivery } from '../delivery/notification-delivery.entity';
import { retryDelivery } from '../delivery/retry-delivery';
import { addEndpoint, changeEndpoint } from '../endpoint/keep-endpoint';
import type { EndpointFilter } from '../endpoint/list-endpoints';
import { endpoints } from '../endpoint/list-endpoints';
import type { NotificationEndpoint } from '../endpoint/notification-endpoint.entity';
import { mayKeep } from '../endpoint/notification.permissions';
import { testEndpoint } from '../endpoint/test-endpoint';
import type { NotificationFieldsOptions } from './notification-fields';
import {
  AddNotificationEndpointInput,
  ChangeNotificationEndpointInput,
  DeliveryListArgs,
  EndpointListArgs,
  RetryNotificationDeliveryInput,
  TestNotificationEndpointInput,
} from './notification.inputs';
import {
  DeliveryConnection,
  EndpointConnection,
  NotificationDeliveryType,
  NotificationEndpointType,
} from './notification.types';
import { deliveryView, viewed } from './notification.views';

const EndpointResult = mutationResult(
  'NotificationEndpointResult',
  'NotificationEndpoint',
  () => NotificationEndpointType,
);
const DeliveryResult = mutationResult(
  'NotificationDeliveryResult',
  'NotificationDelivery',
  () => NotificationDeliveryType,
);
const KEEPERS =
  'Roles: administrators; for an area also the command centres that cover it. The address is shown in full to them alone.';

/** Addresses of offices: in full for whoever may change them. */
export const NOTIFICATION_MASKS: FieldMasks = {
  'NotificationEndpoint.address': maskedField<NotificationEndpoint>({
    class: 'ADDRESS',
    shownTo: (endpoint, { actor }) => mayKeep(actor, endpoint).ok,
  }),
};

/** What those who look after notifications see and do, as a resolver class to mount. */
export function deliveryFields({ kinds }: NotificationFieldsOptions): ClassType {
  const endpointList = listField<
    NotificationEndpoint,
    EndpointListArgs & { filter?: EndpointFilter | null }
  >('Query.notificationEndpoints', (_, { filter }) => endpoints(filter ?? {}));
  const deliveryList = listField<
    NotificationDelivery,
    DeliveryListArgs & { filter?: DeliveryFilter | null }
  >('Query.notificationDeliveries', (_, { filter }) => deliveries(filter ?? {}));

  @Resolver()
  class DeliveryFields {
    @Authenticated()
    @Query(() => EndpointConnection, {
      nullable: true,
      description:
        'Where offices are told (通知接收端), the newest first: for administrators, auditors, the command centres of ' +
        'the area, and staff of the organisation. Addresses are masked for whoever may not change them.',
    })
    notificationEndpoints(
      @Ctx() context: SubgraphContext,
      @Args(() => EndpointListArgs) args: EndpointListArgs,
    ): Promise<Result<ConnectionValue<NotificationEndpoint>>> {
      return endpointList(context, '', args);
    }

    @Authenticated()
    @Query(() => DeliveryConnection, {
      nullable: true,
      description:
        'What became of notifications (通知投递), the newest first, with the reason where one did not arrive. Roles: ' +
        'administrators and auditors, and command centres for their areas.',
    })
    async notificationDeliveries(
      @Ctx() context: SubgraphContext,
      @Args(() => DeliveryListArgs) args: DeliveryListArgs,
    ): Promise<Result<ConnectionValue<object>>> {
      const allowed = mayListDeliveries(context.actor);
      if (!allowed.ok) return allowed;
      const page = await deliveryList(context, '', args);
      return page.ok ? ok(viewed(page.value, (each) => deliveryView(each, context))) : page;
    }

    @Authenticated()
    @Mutation(() => EndpointResult, {
      description: `Says where an office is told (登记接收端). ${KEEPERS}`,
    })
    addNotificationEndpoint(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => AddNotificationEndpointInput) input: AddNotificationEndpointInput,
    ): Promise<Result<NotificationEndpoint>> {
      return addEndpoint(context, kinds, input);
    }

    @Authenticated()
    @Mutation(() => EndpointResult, {
      description: `Changes where and when an office is told, or switches it off (变更接收端). ${KEEPERS}`,
    })
    changeNotificationEndpoint(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => ChangeNotificationEndpointInput) input: ChangeNotificationEndpointInput,
    ): Promise<Result<NotificationEndpoint>> {
      return changeEndpoint(context, kinds, input);
    }

    @Authenticated()
    @Mutation(() => DeliveryResult, {
      description:
        'Sends a test to an endpoint within a minute, quiet hours aside (测试发送); the delivery shows what becomes of ' +
        `it. ${KEEPERS}`,
    })
    async testNotificationEndpoint(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => TestNotificationEndpointInput) input: TestNotificationEndpointInput,
    ): Promise<Result<object>> {
      const made = await testEndpoint(context, input);
      return made.ok ? ok(deliveryView(made.value, context)) : made;
    }

    @Authenticated()
    @Mutation(() => DeliveryResult, {
      description:
        'Has a delivery that failed, was given up or skipped tried again (重新发送), with the same key. Roles: ' +
        'administrators, and command centres for their areas.',
    })
    async retryNotificationDelivery(
      @Ctx() context: SubgraphContext,
      @Arg('input', () => RetryNotificationDeliveryInput) input: RetryNotificationDeliveryInput,
    ): Promise<Result<object>> {
      const retried = await retryDelivery(context, input);
      return retried.ok ? ok(deliveryView(retried.value, context)) : retried;
    }
  }

  return DeliveryFields;
}
