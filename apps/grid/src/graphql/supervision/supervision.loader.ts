import { ofKey } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { listField } from '@gezhi/subgraph';
import { EventExtension } from '../../domain/extension/event-extension.entity';
import type { EventSupervision } from '../../domain/supervision/event-supervision.entity';
import {
  presentSupervisions,
  supervisionsOfEvent,
} from '../../use-cases/supervision/list-supervisions';
import type { GridContext } from '../context';
import { today } from '../context';

export const supervisionsOf = listField<EventSupervision, PageArgs, GridContext>(
  'GovEvent.supervisions',
  supervisionsOfEvent,
);

export const supervisedEvents = listField<
  EventSupervision,
  PageArgs & { readonly late: boolean },
  GridContext
>('Query.eventSupervisions', (context, { late }) => presentSupervisions(late, today(context)));

export const extensionsOf = listField<EventExtension, PageArgs, GridContext>(
  'GovEvent.extensions',
  () => ({
    entity: EventExtension,
    on: ofKey('event_id'),
    orderBy: 'requestedAt',
    direction: 'ASC',
  }),
);
