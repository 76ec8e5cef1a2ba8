import type { PageArgs } from '@gezhi/subgraph';
import { listField, metricField } from '@gezhi/subgraph';
import type { Application } from '../../domain/application/application.entity';
import { SERVICES_METRICS } from '../../metrics/catalogue';
import type { ApplicationFilter } from '../../use-cases/application/list-applications';
import { applicationsWithin } from '../../use-cases/application/list-applications';
import type { ServicesContext } from '../context';

export const applicationsOfArea = listField<
  Application,
  PageArgs & { filter?: ApplicationFilter | null },
  ServicesContext
>('Area.applications', ({ actor }, { filter }) => applicationsWithin(actor, filter ?? {}));

export const metricsOfArea = metricField<ServicesContext>(SERVICES_METRICS, 'AREA');
