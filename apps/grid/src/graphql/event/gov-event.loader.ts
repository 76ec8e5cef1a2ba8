import { findByKeys } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { isVisibleTo } from '../../domain/event/event.rules';
import type { GovEventTransition } from '../../domain/event/gov-event-transition.entity';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { duplicatesOf } from '../../use-cases/event/duplicates';
import { historyOfEvent, lastSteps } from '../../use-cases/event/event-history';
import type { EventFilter } from '../../use-cases/event/list-events';
import { tasksOf } from '../../use-cases/event/list-events';
import type { GridContext } from '../context';

/** Events by key as far as the caller may see them; what may not be seen is not there. */
export const eventById = batched<GridContext, GovEvent>('GovEvent', async (context, ids) => {
  const found = await findByKeys(context.database.manager, GovEvent, 'id', ids);
  return new Map([...found].filter(([, event]) => isVisibleTo(context.actor, event)));
});

export const lastStepOfEvent = batched<GridContext, GovEventTransition>(
  'GovEvent.lastStep',
  (context, ids) => lastSteps(context.database.manager, ids),
);

export const historyOf = listField<GovEventTransition, PageArgs, GridContext>(
  'GovEvent.history',
  historyOfEvent,
);

export const possibleDuplicatesOf = listField<GovEvent, PageArgs, GridContext>(
  'GovEvent.possibleDuplicates',
  ({ actor }) => duplicatesOf(actor),
);

export const openTasks = listField<
  GovEvent,
  PageArgs & { filter?: EventFilter | null },
  GridContext
>('Query.myOpenEvents', ({ actor, clock }, { filter }) =>
  tasksOf(actor, filter ?? {}, clock.now()),
);
