import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql } from '@gezhi/persistence';
import { EventSupervision } from '../../domain/supervision/event-supervision.entity';

/** The supervisions of an event, the first one first. Who may see the event may see them. */
export function supervisionsOfEvent(): ListOf<EventSupervision> {
  return {
    entity: EventSupervision,
    on: ofKey('event_id'),
    orderBy: 'startedAt',
    direction: 'ASC',
  };
}

/** What is under supervision among the events the caller may see, the newest first. */
export function presentSupervisions(late: boolean, today: string): ListOf<EventSupervision> {
  return {
    entity: EventSupervision,
    on: sql`t.state <> 'LIFTED'`,
    where: late ? [sql`t.state = 'OPEN' AND t.expected_on < ${today}::date`] : [],
    orderBy: 'startedAt',
    direction: 'DESC',
  };
}
