import type { PageArgs } from '@gezhi/subgraph';
import { listField, metricField } from '@gezhi/subgraph';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_METRICS } from '../../metrics/catalogue';
import type { EventFilter } from '../../use-cases/event/list-events';
import { ordersOf } from '../../use-cases/event/list-events';
import type { GridContext } from '../context';

export const ordersOfOrganization = listField<
  GovEvent,
  PageArgs & { filter?: EventFilter | null },
  GridContext
>('Organization.gridOrders', ({ actor, clock }, { filter }) =>
  ordersOf(actor, filter ?? {}, clock.now()),
);

export const metricsOfOrganization = metricField<GridContext>(GRID_METRICS, 'ORGANIZATION');
