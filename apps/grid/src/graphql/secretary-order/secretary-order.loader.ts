import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { SecretaryOrderTransition } from '../../domain/secretary-order/secretary-order.entity';
import { SecretaryOrder } from '../../domain/secretary-order/secretary-order.entity';
import { seesOrder } from '../../domain/secretary-order/secretary-order.rules';
import type { SecretaryOrderFilter } from '../../use-cases/secretary-order/list-orders';
import {
  historyOfOrder,
  ordersOfEvent,
  ordersOfSecretary,
  ordersWithin,
} from '../../use-cases/secretary-order/list-orders';
import type { GridContext } from '../context';
import { today } from '../context';

type ListArgs = PageArgs & { filter?: SecretaryOrderFilter | null };

export const secretaryOrderById = batched<GridContext, SecretaryOrder>(
  'SecretaryOrder',
  async (context, ids) => {
    const found = await findByKeys(context.database.manager, SecretaryOrder, 'id', ids);
    return new Map([...found].filter(([, order]) => seesOrder(context.actor, order)));
  },
);

export const secretaryOrdersOfArea = listField<SecretaryOrder, ListArgs, GridContext>(
  'Area.secretaryOrders',
  (context, { filter }) => ordersWithin(filter ?? {}, today(context)),
);

export const secretaryOrdersOfOrganization = listField<SecretaryOrder, ListArgs, GridContext>(
  'Organization.secretaryOrders',
  (context, { filter }) => ordersOfSecretary(filter ?? {}, today(context)),
);

export const secretaryOrdersOfEvent = listField<SecretaryOrder, PageArgs, GridContext>(
  'GovEvent.secretaryOrders',
  ordersOfEvent,
);

export const historyOfSecretaryOrder = listField<SecretaryOrderTransition, PageArgs, GridContext>(
  'SecretaryOrder.history',
  historyOfOrder,
);
