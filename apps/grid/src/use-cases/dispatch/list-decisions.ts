import type { ListOf } from '@gezhi/persistence';
import { ofKey } from '@gezhi/persistence';
import { DispatchDecision } from '../../domain/dispatch/dispatch-decision.entity';

/** The orders of an event (the key), the first one first. Who may see the event may see them. */
export function decisionsOfEvent(): ListOf<DispatchDecision> {
  return {
    entity: DispatchDecision,
    on: ofKey('event_id'),
    orderBy: 'decidedAt',
    direction: 'ASC',
  };
}
