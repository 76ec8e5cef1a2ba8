import type { AreaKind } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField, metricField } from '@gezhi/subgraph';
import { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_METRICS } from '../../metrics/catalogue';
import type { AreaFilter } from '../../use-cases/area/list-areas';
import { areasBelow, areasBy } from '../../use-cases/area/list-areas';
import type { EventBoard } from '../../use-cases/event/event-board';
import { eventBoards } from '../../use-cases/event/event-board';
import type { EventFilter } from '../../use-cases/event/list-events';
import { eventsWithin } from '../../use-cases/event/list-events';
import type { GridContext } from '../context';

export const areaByCode = batched<GridContext, Area>('Area', (context, codes) =>
  findByKeys(context.database.manager, Area, 'code', codes),
);

export const areaSearch = listField<Area, PageArgs & AreaFilter, GridContext>(
  'Query.areas',
  (_, filter) => areasBy(filter),
);

export const childrenOfArea = listField<Area, PageArgs & { kind?: AreaKind | null }, GridContext>(
  'Area.children',
  (_, { kind }) => areasBelow(kind ?? null),
);

export const eventsOfArea = listField<
  GovEvent,
  PageArgs & { filter?: EventFilter | null },
  GridContext
>('Area.events', ({ actor, clock }, { filter }) => eventsWithin(actor, filter ?? {}, clock.now()));

export const boardOfArea = batched<GridContext, EventBoard>('Area.eventBoard', (context, codes) =>
  eventBoards(context.database.manager, codes, context.clock.now()),
);

export const metricsOfArea = metricField<GridContext>(GRID_METRICS, 'AREA');
