import type { Actor } from '@gezhi/identity';
import type { ListOf } from '@gezhi/persistence';
import { idOfKey, ofKey, sql } from '@gezhi/persistence';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { EventReporter } from '../../domain/merge/event-reporter.entity';
import { visibleTo } from '../event/event-conditions';

/** The events merged into one that the caller may see, in the order they were reported. */
export function mergedEventsOf(actor: Actor): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: ofKey('merged_into_id'),
    where: [visibleTo(actor)],
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}

/** Those who reported what was merged into an event. For the team that handles it; who they are is no part of it. */
export function mergedReportersOf(): ListOf<EventReporter> {
  return {
    entity: EventReporter,
    on: sql`t.event_id = ${idOfKey()}`,
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}
