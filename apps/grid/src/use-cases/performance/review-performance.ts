import type { Actor } from '@gezhi/identity';
import { authorise, covers } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import {
  daysBetween,
  isId,
  localDateOf,
  newId,
  ok,
  parseLocalDate,
  refuse,
  startOfDay,
  addDays,
  withoutPersonalData,
} from '@gezhi/kernel';
import { notify } from '@gezhi/notifications';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, lockById, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { In } from 'typeorm';
import { isWorker } from '../../domain/duty/duty.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import {
  PERFORMANCE_PERMISSIONS,
  PERFORMANCE_SHOWN,
} from '../../domain/performance/performance.definitions';
import { PerformanceFigure, PerformanceReview } from '../../domain/performance/performance.entity';
import { GridPost } from '../../domain/post/grid-post.entity';
import { workCalendar } from '../calendar/work-calendar';
import type { Period } from './measure-work';
import { measureWork } from './measure-work';
import { aboutReview, PERFORMANCE_WORKFLOW } from './performance-workflow';

/** Working days in which a review can be appealed against; ours. */
const APPEAL_DAYS = 5;
export const LONGEST_PERIOD = 366;

export interface ReviewPerformanceInput {
  readonly clientMutationId?: string | null;
  readonly postId: string;
  readonly fromDate: string;
  /** The last day. */
  readonly toDate: string;
  readonly comment: string;
  /** Events the comment rests on. */
  readonly eventIds: readonly string[];
}

/**
 * Reviews the work of a post in a period that is over (履职评价), by the fixed catalogue; the worker is shown it at once.
 * Answers PERFORMANCE_PERIOD, PERFORMANCE_POST, PERFORMANCE_OWN, PERFORMANCE_REVIEWED, PERFORMANCE_EVENT_UNKNOWN,
 * PERFORMANCE_EVENT_EXCLUDED.
 */
export function reviewPerformance(
  { actor, clock, database }: UseCase,
  input: ReviewPerformanceInput,
): Promise<Result<PerformanceReview>> {
  const clean = withoutPersonalData({ comment: input.comment });
  if (!clean.ok) return Promise.resolve(clean);
  const request = {
    subject: actor.subject,
    key: input.clientMutationId ?? null,
    operation: 'reviewPerformance',
    body: input,
  };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => review(uow, actor, input),
      (id) => uow.manager.findOneBy(PerformanceReview, { id }),
    ),
  );
}

/** A period in order and not longer than a year. Answers PERFORMANCE_PERIOD. */
export function periodOf(fromDate: string, toDate: string): Result<Period> {
  const from = parseLocalDate(fromDate, ['input', 'fromDate']);
  if (!from.ok) return from;
  const to = parseLocalDate(toDate, ['input', 'toDate']);
  if (!to.ok) return to;
  const days = daysBetween(from.value, to.value);
  return days >= 0 && days < LONGEST_PERIOD
    ? ok({ from: from.value, to: to.value })
    : refuse('PERFORMANCE_PERIOD', { days: LONGEST_PERIOD });
}

async function review(
  uow: UnitOfWork,
  actor: Actor,
  { postId, fromDate, toDate, comment, eventIds }: ReviewPerformanceInput,
): Promise<Result<PerformanceReview>> {
  const { manager, now } = uow;
  const post = isId(postId) ? await lockPost(uow, postId) : null;
  if (!post || !covers(actor, post.areaCode))
    return refuse('NOT_FOUND', { path: ['input', 'postId'], type: 'GridPost', id: postId });
  const { areaCode, workerId } = post;
  const allowed = authorise(actor, PERFORMANCE_PERMISSIONS, 'performance.review', { areaCode });
  if (!allowed.ok) return allowed;
  if (isWorker(actor, workerId)) return refuse('PERFORMANCE_OWN');
  const period = periodOf(fromDate, toDate);
  if (!period.ok) return period;
  const { from, to } = period.value;
  const today = localDateOf(now);
  if (to >= today) return refuse('PERFORMANCE_PERIOD', { days: LONGEST_PERIOD });
  if (post.fromDate > to || (post.toDate !== null && post.toDate <= from))
    return refuse('PERFORMANCE_POST', { path: ['input', 'postId'] });
  const free = await checkFree(uow, postId, period.value);
  if (!free.ok) return free;
  const events = await checkEvents(uow, post, period.value, eventIds);
  if (!events.ok) return events;
  const made = manager.create(PerformanceReview, {
    ...created(now),
    ...{ id: newId(now), postId, workerId, areaCode, fromDate: from, toDate: to, comment },
    ...{ state: 'SHOWN', eventIds: [...eventIds], reviewerSubject: actor.subject },
    appealUntil: (await workCalendar(uow)).addWorkdays(today, APPEAL_DAYS),
    ...{ appeal: null, decision: null, decisionReason: null },
  });
  await beginLife(uow, PERFORMANCE_WORKFLOW, actor, made, 'show');
  const figures = await uow.beyondSight((all) => measureWork(all, postId, period.value));
  await manager.insert(
    PerformanceFigure,
    figures.map((figure, index) => ({
      ...{ ...figure, id: newId(now), reviewId: made.id, position: index + 1 },
    })),
  );
  await notify(uow, PERFORMANCE_SHOWN, {
    to: { subject: workerId },
    about: aboutReview(made),
    values: { from, to, until: made.appealUntil },
  });
  return ok(made);
}

/** Two who review one post at once do so one after the other. */
function lockPost(uow: UnitOfWork, id: string): Promise<GridPost | null> {
  return lockById(uow, GridPost, id);
}

async function checkFree(
  uow: UnitOfWork,
  postId: string,
  { from, to }: Period,
): Promise<Result<void>> {
  const before = await uow.beyondSight((manager) =>
    manager
      .createQueryBuilder(PerformanceReview, 'r')
      .where(`r.post_id = :postId AND r.state <> 'WITHDRAWN'`, { postId })
      .andWhere('r.from_date <= :to AND r.to_date >= :from', { from, to })
      .limit(1)
      .getOne(),
  );
  return before
    ? refuse('PERFORMANCE_REVIEWED', { from: before.fromDate, to: before.toDate })
    : ok();
}

/** The comment rests on work of the post, and on nothing a recorded review took out. */
async function checkEvents(
  uow: UnitOfWork,
  { workerId, areaCode }: GridPost,
  { from, to }: Period,
  ids: readonly string[],
): Promise<Result<void>> {
  if (ids.length === 0) return ok();
  const events = await uow.beyondSight((manager) =>
    manager.find(GovEvent, { where: { id: In(ids.filter(isId)) }, take: ids.length }),
  );
  for (const id of ids) {
    const event = events.find((each) => each.id === id);
    const path = ['input', 'eventIds'];
    const handled =
      event?.handlerSubject === workerId &&
      event.areaCode.startsWith(areaCode.slice(0, 12)) &&
      event.handledAt !== null &&
      event.handledAt >= startOfDay(from) &&
      event.handledAt < startOfDay(addDays(to, 1));
    if (!handled) return refuse('PERFORMANCE_EVENT_UNKNOWN', { path, id });
    if (event.ratingExcluded)
      return refuse('PERFORMANCE_EVENT_EXCLUDED', { path, number: event.number });
  }
  return ok();
}
