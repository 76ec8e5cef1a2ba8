import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion } from '@gezhi/workflow';
import { isVisibleTo } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { GRID_PERMISSIONS } from '../../domain/permissions';
import { RatingReview } from '../../domain/review/rating-review.entity';
import type { ReviewReason } from '../../domain/review/review.codes';
import { noteOnEvent } from '../event/note-on-event';

export interface ReviewRatingInput extends StepInput {
  readonly reason: ReviewReason;
}

/**
 * Finds whether a rating that is not satisfied counts (评价复核). Only a recorded review takes one out of figures, once,
 * by somebody of the district who had no part in the matter; how many were taken out is a figure of its own.
 * Answers NOT_FOUND, FORBIDDEN, CONFLICT, NOTHING_TO_REVIEW, REVIEWER_HANDLED.
 */
export async function reviewRating(
  { actor, clock, database }: UseCase,
  input: ReviewRatingInput,
): Promise<Result<GovEvent>> {
  const { id, reason, note } = input;
  const clean = withoutPersonalData({ note });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, async (uow) => {
    const event = await lockById(uow, GovEvent, id);
    if (!event || !isVisibleTo(actor, event))
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GovEvent', id });
    const { areaCode } = event;
    const allowed = authorise(actor, GRID_PERMISSIONS, 'event.review', { areaCode });
    if (!allowed.ok) return allowed;
    const current = checkSeenVersion(input, event);
    if (!current.ok) return current;
    const possible = await checkReview(uow, event, actor.subject);
    if (!possible.ok) return possible;
    const reviewerSubject = actor.subject;
    await uow.manager.insert(RatingReview, {
      ...{ eventId: id, reason, reviewerSubject, reviewedAt: uow.now },
    });
    event.ratingExcluded = reason !== 'COUNTS';
    await noteOnEvent(uow, actor, event, 'review', note ?? null);
    return ok(event);
  });
}

async function checkReview(
  uow: UnitOfWork,
  event: GovEvent,
  subject: string,
): Promise<Result<void>> {
  const { state, rating, number, handlerSubject, verifierSubject } = event;
  const reviewed = await uow.manager.existsBy(RatingReview, { eventId: event.id });
  if (state !== 'CLOSED' || rating !== 'DISSATISFIED' || reviewed)
    return refuse('NOTHING_TO_REVIEW', { number });
  return [handlerSubject, verifierSubject].includes(subject) ? refuse('REVIEWER_HANDLED') : ok();
}

/** A rating that changed has not been reviewed. */
export async function forgetReview(uow: UnitOfWork, event: GovEvent): Promise<void> {
  event.ratingExcluded = false;
  await uow.beyondSight((manager) => manager.delete(RatingReview, { eventId: event.id }));
}
