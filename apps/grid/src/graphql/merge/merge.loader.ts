import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import type { EventReporter } from '../../domain/merge/event-reporter.entity';
import type { EventProgress } from '../../use-cases/merge/event-progress';
import { progressOf } from '../../use-cases/merge/event-progress';
import { mergedEventsOf, mergedReportersOf } from '../../use-cases/merge/list-merged';
import type { GridContext } from '../context';

export const progressOfEvent = batched<GridContext, EventProgress>(
  'GovEvent.progress',
  ({ database }, ids) => progressOf(database, ids),
);

export const mergedInto = listField<GovEvent, PageArgs, GridContext>(
  'GovEvent.mergedEvents',
  ({ actor }) => mergedEventsOf(actor),
);

export const reportersMergedInto = listField<EventReporter, PageArgs, GridContext>(
  'GovEvent.mergedReports',
  mergedReportersOf,
);
