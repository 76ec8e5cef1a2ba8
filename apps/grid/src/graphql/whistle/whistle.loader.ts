import { findByKeys, groupByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { WhistleRating } from '../../domain/whistle/whistle-rating.entity';
import { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import type { WhistleResponseTransition } from '../../domain/whistle/whistle-response-transition.entity';
import { WhistleTask } from '../../domain/whistle/whistle-task.entity';
import type { WhistleTransition } from '../../domain/whistle/whistle-transition.entity';
import { Whistle } from '../../domain/whistle/whistle.entity';
import { isWhistleVisibleTo } from '../../domain/whistle/whistle.rules';
import type { ResponseFilter, WhistleFilter } from '../../use-cases/whistle/list-whistles';
import {
  eventsOfWhistle,
  historyOfResponse,
  historyOfWhistle,
  repeatsOfWhistle,
  responsesOfOrganization,
  whistlesOfEvent,
  whistlesWaiting,
  whistlesWithin,
} from '../../use-cases/whistle/list-whistles';
import type { GridContext } from '../context';

/** More parts of whistles than a page of 200 can have. */
const LIMIT = 20_000;

/** Whistles by key as far as the caller may see them; what may not be seen is not there. */
export const whistleById = batched<GridContext, Whistle>('Whistle', async (context, ids) => {
  const found = await findByKeys(context.database.manager, Whistle, 'id', ids);
  return new Map([...found].filter(([, whistle]) => isWhistleVisibleTo(context.actor, whistle)));
});

export const responseById = batched<GridContext, WhistleResponse>(
  'WhistleResponse',
  (context, ids) => findByKeys(context.database.manager, WhistleResponse, 'id', ids),
);

export const responsesOfWhistle = batched<GridContext, WhistleResponse[]>(
  'Whistle.responses',
  (context, ids) =>
    groupByKeys(context.database.manager, WhistleResponse, 'whistleId', ids, {
      orderBy: 'id',
      limit: LIMIT,
    }),
);

export const tasksOfWhistle = batched<GridContext, WhistleTask[]>('Whistle.tasks', (context, ids) =>
  groupByKeys(context.database.manager, WhistleTask, 'whistleId', ids, {
    orderBy: 'ordinal',
    limit: LIMIT,
  }),
);

export const ratingsOfWhistle = batched<GridContext, WhistleRating[]>(
  'Whistle.ratings',
  (context, ids) =>
    groupByKeys(context.database.manager, WhistleRating, 'whistleId', ids, {
      orderBy: 'id',
      limit: LIMIT,
    }),
);

type Whistles = PageArgs & { filter?: WhistleFilter | null };

export const whistlesOfArea = listField<Whistle, Whistles, GridContext>(
  'Area.whistles',
  ({ actor }, { filter }) => whistlesWithin(actor, filter ?? {}),
);

export const whistlesOfGovEvent = listField<Whistle, PageArgs, GridContext>(
  'GovEvent.whistles',
  ({ actor }) => whistlesOfEvent(actor),
);

export const repeatsOf = listField<Whistle, PageArgs, GridContext>('Whistle.repeats', ({ actor }) =>
  repeatsOfWhistle(actor),
);

export const eventsOf = listField<GovEvent, PageArgs, GridContext>('Whistle.events', ({ actor }) =>
  eventsOfWhistle(actor),
);

export const responsesOf = listField<
  WhistleResponse,
  PageArgs & { filter?: ResponseFilter | null },
  GridContext
>('Organization.whistleResponses', ({ clock }, { filter }) =>
  responsesOfOrganization(filter ?? {}, clock.now()),
);

export const stepsOfWhistle = listField<WhistleTransition, PageArgs, GridContext>(
  'Whistle.history',
  historyOfWhistle,
);

export const stepsOfResponse = listField<WhistleResponseTransition, PageArgs, GridContext>(
  'WhistleResponse.history',
  historyOfResponse,
);

export const waitingOfArea = batched<GridContext, number>(
  'EventBoard.whistlesWaiting',
  (context, codes) => whistlesWaiting(context.database.manager, codes),
);
