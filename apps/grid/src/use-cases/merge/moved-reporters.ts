import type { UnitOfWork } from '@gezhi/persistence';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { EventReporter } from '../../domain/merge/event-reporter.entity';
import { waits } from '../../domain/merge/merge.rules';

/** The reporters of an event, its own and those of what was merged into it, go to the event that answers them from now on. */
export async function moveReporters(
  uow: UnitOfWork,
  event: GovEvent,
  into: GovEvent,
): Promise<void> {
  await uow.beyondSight(async (manager) => {
    await manager.update(EventReporter, { eventId: event.id }, { eventId: into.id });
    await manager.insert(EventReporter, {
      originEventId: event.id,
      eventId: into.id,
      source: event.source,
      anonymous: event.anonymous,
      subject: event.reporterSubject,
      reportedAt: event.reportedAt,
      rating: null,
      ratedAt: null,
    });
  });
  into.mergedCount += 1 + event.mergedCount;
  into.mergedWaiting += event.mergedWaiting + (waits(event) ? 1 : 0);
  forget(event);
}

/** They come back, with everybody whose report had been merged into the event itself. */
export async function bringReportersBack(
  uow: UnitOfWork,
  event: GovEvent,
  from: GovEvent,
): Promise<void> {
  const back = await uow.beyondSight(async (manager) => {
    await manager.delete(EventReporter, { originEventId: event.id });
    const [rows] = await manager.query<[{ source: GovEvent['source']; anonymous: boolean }[]]>(
      `WITH RECURSIVE below(id) AS (
        SELECT id FROM gov_event WHERE merged_into_id = $1
        UNION SELECT e.id FROM gov_event e JOIN below b ON e.merged_into_id = b.id)
      UPDATE event_reporter SET event_id = $1, rating = NULL, rated_at = NULL
      WHERE origin_event_id IN (SELECT id FROM below) RETURNING source, anonymous`,
      [event.id],
    );
    return rows;
  });
  event.mergedCount = back.length;
  event.mergedWaiting = back.filter(waits).length;
  from.mergedCount -= 1 + event.mergedCount;
  from.mergedWaiting -= event.mergedWaiting + (waits(event) ? 1 : 0);
  await countRatings(uow, from);
}

/** What reporters of merged reports said, counted anew. */
export async function countRatings(uow: UnitOfWork, event: GovEvent): Promise<void> {
  const ratings = (rating: 'SATISFIED' | 'DISSATISFIED') =>
    uow.beyondSight((manager) => manager.countBy(EventReporter, { eventId: event.id, rating }));
  event.mergedSatisfied = await ratings('SATISFIED');
  event.mergedRated = event.mergedSatisfied + (await ratings('DISSATISFIED'));
}

function forget(event: GovEvent): void {
  Object.assign(event, { mergedCount: 0, mergedWaiting: 0, mergedRated: 0, mergedSatisfied: 0 });
}
