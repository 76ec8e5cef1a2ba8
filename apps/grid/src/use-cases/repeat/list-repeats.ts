import type { Actor } from '@gezhi/identity';
import type { ListOf } from '@gezhi/persistence';
import { ofKey, sql } from '@gezhi/persistence';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { visibleTo } from '../event/event-conditions';

/** The events that repeat a closed one and that the caller may see, the oldest first. */
export function repeatsOf(actor: Actor): ListOf<GovEvent> {
  return {
    entity: GovEvent,
    on: ofKey('repeat_of_id'),
    where: [visibleTo(actor), sql`t.repeat_state <> 'REFUTED'`],
    orderBy: 'reportedAt',
    direction: 'ASC',
  };
}
