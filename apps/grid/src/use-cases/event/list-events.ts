import type { Actor } from '@gezhi/identity';
import type { ListOf } from '@gezhi/persistence';
import { sql, withinArea, withinAreas } from '@gezhi/persistence';
import type { EventState } from '../../domain/event/event.states';
import { GovEvent } from '../../domain/event/gov-event.entity';

export interface EventFilter {
  readonly states?: readonly EventState[] | null;
}

/** The events of an area and all below it that the caller may see, the newest first. */
export function eventsWithin(actor: Actor, filter: EventFilter = {}): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: withinArea(),
    where: [
      sql`${withinAreas(actor.areas)} OR t.lead_organization_id = ${actor.organizationId}`,
      ...(filter.states ? [sql`t.state = ANY(${filter.states})`] : []),
    ],
    orderBy: 'reportedAt',
    direction: 'DESC',
  };
}
