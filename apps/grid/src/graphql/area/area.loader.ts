import type { AreaKind } from '@gezhi/kernel';
import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField, metricField } from '@gezhi/subgraph';
import type { AreaVersion } from '../../domain/area/area-version.entity';
import { Area } from '../../domain/area/area.entity';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_METRICS } from '../../metrics/catalogue';
import type { AreaOn } from '../../use-cases/area/area-on';
import { asOn, isInForceOn, VERSIONS_OF_AREA } from '../../use-cases/area/area-on';
import type { AreaFilter } from '../../use-cases/area/list-areas';
import { areasBelow, areasBy } from '../../use-cases/area/list-areas';
import type { EventBoard } from '../../use-cases/event/event-board';
import { eventBoards } from '../../use-cases/event/event-board';
import type { EventPlace } from '../../use-cases/event/event-place';
import type { EventFilter } from '../../use-cases/event/list-events';
import { eventsAt, eventsWithin } from '../../use-cases/event/list-events';
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

/** What events of a list are asked for; the place as parsed. */
export interface EventListQuery extends PageArgs {
  filter?: EventFilter | null;
  place: EventPlace | null;
}

export const eventsOfArea = listField<GovEvent, EventListQuery, GridContext>(
  'Area.events',
  ({ actor, clock }, { filter, place }) => eventsWithin(actor, filter ?? {}, clock.now(), place),
);

export const eventSearch = listField<GovEvent, EventListQuery, GridContext>(
  'Query.eventsWithin',
  ({ actor, clock }, { filter, place }) => eventsAt(actor, filter ?? {}, clock.now(), place),
);

export const versionsOfArea = listField<AreaVersion, PageArgs, GridContext>(
  'Area.versions',
  () => VERSIONS_OF_AREA,
);

/** An area as it was on a day; null when it did not hold then. */
export const areaOn = batched<GridContext, AreaOn, { on: string }>(
  'Area on a day',
  async ({ database: { manager } }, codes, { on }) => {
    const areas = await findByKeys(manager, Area, 'code', codes);
    return asOn(
      manager,
      [...areas.values()].filter((area) => isInForceOn(area, on)),
      on,
    );
  },
);

export const boardOfArea = batched<GridContext, EventBoard>('Area.eventBoard', (context, codes) =>
  eventBoards(context.database.manager, codes, context.clock.now()),
);

export const metricsOfArea = metricField<GridContext>(GRID_METRICS, 'AREA');
