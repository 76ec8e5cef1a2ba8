import type { WorkCalendar } from '@gezhi/deadlines';
import { findByKeys, ofKey, sql } from '@gezhi/persistence';
import type { PageArgs } from '@gezhi/subgraph';
import { batched, listField } from '@gezhi/subgraph';
import { EscalationRule } from '../../domain/escalation/escalation-rule.entity';
import { EventEscalation } from '../../domain/escalation/event-escalation.entity';
import { EventWatch } from '../../domain/escalation/event-watch.entity';
import { workCalendar } from '../../use-cases/calendar/work-calendar';
import type { GridContext } from '../context';

export const watchOfEvent = batched<GridContext, EventWatch>('EventWatch', (context, ids) =>
  findByKeys(context.database.manager, EventWatch, 'eventId', ids),
);

export const escalationsOfEvent = listField<EventEscalation, PageArgs, GridContext>(
  'GovEvent.escalations',
  () => ({
    entity: EventEscalation,
    on: ofKey('event_id'),
    orderBy: 'fellDueAt',
    direction: 'ASC',
  }),
);

export const escalationRules = listField<EscalationRule, PageArgs, GridContext>(
  'Query.escalationRules',
  () => ({ entity: EscalationRule, on: sql`true`, orderBy: 'urgency', direction: 'ASC' }),
);

/** The working calendar, once a request. */
export const calendarOf = batched<GridContext, WorkCalendar>(
  'WorkCalendar',
  async ({ database }) => new Map([['', await workCalendar({ manager: database.manager })]]),
);
