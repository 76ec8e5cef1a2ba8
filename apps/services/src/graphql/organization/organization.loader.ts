import { localDateOf } from '@gezhi/kernel';
import type { PageArgs } from '@gezhi/subgraph';
import { listField, metricField } from '@gezhi/subgraph';
import type { Application } from '../../domain/application/application.entity';
import type { ServiceItem } from '../../domain/item/service-item.entity';
import { SERVICES_METRICS } from '../../metrics/catalogue';
import type {
  ApplicationFilter,
  OrganizationPart,
} from '../../use-cases/application/list-applications';
import { applicationsOf } from '../../use-cases/application/list-applications';
import type { ServiceItemFilter } from '../../use-cases/item/list-service-items';
import { itemsOfOrganization } from '../../use-cases/item/list-service-items';
import type { ServicesContext } from '../context';

export const itemsOf = listField<
  ServiceItem,
  PageArgs & { filter?: ServiceItemFilter | null },
  ServicesContext
>('Organization.serviceItems', ({ clock }, { filter }) =>
  itemsOfOrganization(localDateOf(clock.now()), filter ?? {}),
);

export const applicationsOfOrganization = listField<
  Application,
  PageArgs & { filter?: ApplicationFilter | null; part: OrganizationPart },
  ServicesContext
>('Organization.applications', ({ actor }, { filter, part }) =>
  applicationsOf(actor, part, filter ?? {}),
);

export const metricsOfOrganization = metricField<ServicesContext>(SERVICES_METRICS, 'ORGANIZATION');
