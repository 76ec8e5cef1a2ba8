import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import type { SatisfactionRating } from '../../domain/event/event.codes';
import { checkRating, isReporter, isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { EventReporter } from '../../domain/merge/event-reporter.entity';
import { workCalendar } from '../calendar/work-calendar';
import { answeringOf, OTHER_REPORTER } from '../merge/answering-event';
import { countRatings } from '../merge/moved-reporters';
import { forgetReview } from '../review/review-rating';
import { noteOnEvent } from './note-on-event';

export interface RateEventInput extends StepInput {
  readonly rating: SatisfactionRating;
  /** Whether the reporter finds the matter solved. */
  readonly solved: boolean;
}

/**
 * Whoever reported a matter says what became of it (评价), without being called: until the window of reopening ends,
 * the last word counts. Of a merged event it is said about the one that answers it.
 * Answers NOT_FOUND, FORBIDDEN, CONFLICT, NOTHING_TO_RATE.
 */
export async function rateEvent(
  { actor, clock, database }: UseCase,
  input: RateEventInput,
): Promise<Result<GovEvent>> {
  const { id, note } = input;
  const unknown = refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GovEvent', id });
  if (!isId(id)) return unknown;
  const clean = withoutPersonalData({ note });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const event = await lockById(uow, GovEvent, id);
    if (!event || !isVisibleTo(actor, event)) return unknown;
    if (!isReporter(actor, event))
      return refuse('FORBIDDEN', { action: 'event.rate', missing: 'ROLE' });
    const current = checkSeenVersion(input, event);
    if (!current.ok) return current;
    return uow.beyondSight(async () => {
      const answering = event.mergedIntoId === null ? event : await answeringOf(uow, event);
      const possible = checkRating(answering, uow.now, await workCalendar(uow));
      if (!possible.ok) return possible;
      if (answering === event) {
        rateOwn(event, input, uow.now);
        await forgetReview(uow, event);
      } else await rateMerged(uow, event, answering, input);
      if (!input.solved) answering.disputed = true;
      const by = answering === event ? actor : OTHER_REPORTER;
      await noteOnEvent(uow, by, answering, 'rate', note ?? null);
      return ok(event);
    });
  });
}

function rateOwn(event: GovEvent, { rating, solved }: RateEventInput, now: Date): void {
  event.rating = rating;
  event.disputed = !solved;
  event.calledBackAt ??= now;
}

async function rateMerged(
  uow: UnitOfWork,
  event: GovEvent,
  answering: GovEvent,
  { rating }: RateEventInput,
): Promise<void> {
  const said = { rating, ratedAt: uow.now };
  await uow.manager.update(EventReporter, { originEventId: event.id }, said);
  await countRatings(uow, answering);
}
