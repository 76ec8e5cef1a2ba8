import type { ListOf } from '@gezhi/persistence';
import { hydrate, ofKey, sql } from '@gezhi/persistence';
import type { EntityManager } from 'typeorm';
import { GovEventTransition } from '../../domain/event/gov-event-transition.entity';

/** The steps of an event in their order. Who may see the event may see its steps. */
export function historyOfEvent(): ListOf<GovEventTransition> {
  return {
    entity: GovEventTransition,
    on: ofKey('event_id'),
    orderBy: 'occurredAt',
    direction: 'ASC',
  };
}

/** The last step of each event, in one statement. */
export async function lastSteps(
  manager: EntityManager,
  eventIds: readonly string[],
): Promise<Map<string, GovEventTransition>> {
  const query = sql`SELECT l.* FROM unnest(${[...eventIds]}::uuid[]) AS p(id)
    CROSS JOIN LATERAL (
      SELECT t.* FROM gov_event_transition t WHERE t.event_id = p.id
      ORDER BY t.occurred_at DESC, t.id DESC LIMIT 1
    ) l`;
  const rows = await manager.query<Record<string, unknown>[]>(query.text, query.values);
  const steps = hydrate(manager, GovEventTransition, rows);
  return new Map(steps.map((step) => [step.eventId, step]));
}
