import { localDateOf } from '@gezhi/kernel';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import type { ServiceMaterial } from '../../domain/item/service-material.entity';
import {
  findItems,
  findVersions,
  materialsOf,
  versionsInForce,
} from '../../use-cases/item/find-items';
import type { ServiceItemFilter } from '../../use-cases/item/list-service-items';
import { itemsInForce, versionsOf } from '../../use-cases/item/list-service-items';
import type { ServicesContext } from '../context';

export const serviceItemById = batched<ServicesContext, ServiceItem>('ServiceItem', findItems);

export const versionById = batched<ServicesContext, ServiceItemVersion>(
  'ServiceItemVersion',
  ({ database }, ids) => findVersions(database, ids),
);

export const versionInForceOfItem = batched<ServicesContext, ServiceItemVersion>(
  'ServiceItem.inForce',
  ({ database, clock }, ids) => versionsInForce(database, ids, localDateOf(clock.now())),
);

export const materialsOfVersion = batched<ServicesContext, ServiceMaterial[]>(
  'ServiceItemVersion.materials',
  ({ database }, ids) => materialsOf(database, ids),
);

export const versionsOfItem = listField<ServiceItemVersion, PageArgs, ServicesContext>(
  'ServiceItem.versions',
  ({ actor }) => versionsOf(actor),
);

export const allServiceItems = listField<
  ServiceItem,
  PageArgs & { filter?: ServiceItemFilter | null },
  ServicesContext
>('Query.serviceItems', ({ clock }, { filter }) =>
  itemsInForce(localDateOf(clock.now()), filter ?? {}),
);
