import type { EventOutcome, SatisfactionRating } from '../../domain/event/event.codes';
import type { EventState } from '../../domain/event/event.states';
import type { Database } from '@gezhi/persistence';

/** How far the matter of an event is, wherever it is handled. */
export interface EventProgress {
  readonly state: EventState;
  readonly acceptedAt: Date | null;
  readonly handledAt: Date | null;
  readonly closedAt: Date | null;
  readonly dueAt: Date | null;
  readonly outcome: EventOutcome | null;
  readonly result: string | null;
  /** What whoever reported this event said. */
  readonly rating: SatisfactionRating | null;
}

/**
 * The progress of events, those merged by what answers them. Everybody who may see a report may know how it goes on,
 * also where the event that answers it is not theirs to see: hence these columns, whoever asks, and no others.
 */
export async function progressOf(
  { whole }: Database,
  eventIds: readonly string[],
): Promise<Map<string, EventProgress>> {
  const rows = await whole.query<(EventProgress & { readonly key: string })[]>(
    `SELECT p.key, e.state, e.accepted_at AS "acceptedAt", e.handled_at AS "handledAt", e.closed_at AS "closedAt",
        e.deadline_due_at AS "dueAt", e.outcome, e.result, CASE WHEN r.event_id IS NULL THEN e.rating ELSE r.rating END AS rating
      FROM unnest($1::uuid[]) AS p(key)
      LEFT JOIN event_reporter r ON r.origin_event_id = p.key
      JOIN gov_event e ON e.id = coalesce(r.event_id, p.key)`,
    [eventIds],
  );
  return new Map(rows.map(({ key, ...progress }) => [key, progress]));
}
