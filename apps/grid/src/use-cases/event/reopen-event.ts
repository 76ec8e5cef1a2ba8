import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSeenVersion, followStep } from '@gezhi/workflow';
import { REPORT_REOPENED } from '../../domain/event/event.notifications';
import { checkReopen, checkReopenTime, isReporter } from '../../domain/event/event.rules';
import { GovEvent } from '../../domain/event/gov-event.entity';
import { EventReporter } from '../../domain/merge/event-reporter.entity';
import { workCalendar } from '../calendar/work-calendar';
import { answeringOf, OTHER_REPORTER } from '../merge/answering-event';
import { forgetReview } from '../review/review-rating';
import { tellReporters } from '../merge/tell-reporters';
import { startEventClock } from './event-clock';
import { EVENT_WORKFLOW, takeEventStep } from './event-workflow';

/**
 * Reopens a closed event (重新办理) within the window; it begins a new limit. Whoever reported one that was merged
 * reopens the event that answers it, by their own.
 */
export async function reopenEvent(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  const merged = await ownMergedReport(useCase, input.id);
  if (merged) return reopenThrough(useCase, input);
  return takeEventStep(useCase, 'reopen', input, async (event, uow) => {
    const allowed = checkReopen(event, useCase.actor, uow.now, await workCalendar(uow));
    return allowed.ok ? beginAnew(event, uow) : allowed;
  });
}

/** Whether it is an event the caller reported that is answered by another. */
async function ownMergedReport({ actor, database }: UseCase, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  const event = await database.manager.findOneBy(GovEvent, { id, state: 'MERGED' });
  return event !== null && isReporter(actor, event);
}

function reopenThrough(
  { actor, clock, database }: UseCase,
  input: StepInput,
): Promise<Result<GovEvent>> {
  const { id, note } = input;
  const clean = withoutPersonalData({ note });
  if (!clean.ok) return Promise.resolve(clean);
  return inTransaction(database, clock, async (uow) => {
    const event = await lockById(uow, GovEvent, id);
    if (!event || !isReporter(actor, event))
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'GovEvent', id });
    const current = checkSeenVersion(input, event);
    if (!current.ok) return current;
    return uow.beyondSight(async () => {
      const answering = await answeringOf(uow, event);
      const step = { action: 'reopen', note } as const;
      const reopened = await followStep(
        uow,
        EVENT_WORKFLOW,
        OTHER_REPORTER,
        answering,
        step,
        async () => {
          const inTime = checkReopenTime(answering, uow.now, await workCalendar(uow));
          return inTime.ok ? beginAnew(answering, uow) : inTime;
        },
      );
      return reopened.ok ? ok(event) : reopened;
    });
  });
}

async function beginAnew(event: GovEvent, uow: UnitOfWork): Promise<Result<void>> {
  Object.assign(event, {
    reopenCount: event.reopenCount + 1,
    closedAt: null,
    outcome: null,
    absorptionLevel: null,
    responsibleBody: null,
    handledAt: null,
    verifierSubject: null,
    callbackAttempts: 0,
    calledBackAt: null,
    rating: null,
    disputed: false,
    ratingExcluded: false,
    mergedRated: 0,
    mergedSatisfied: 0,
  } satisfies Partial<GovEvent>);
  await uow.beyondSight((manager) =>
    manager.update(EventReporter, { eventId: event.id }, { rating: null, ratedAt: null }),
  );
  await forgetReview(uow, event);
  await tellReporters(uow, event, REPORT_REOPENED);
  await startEventClock(event, uow);
  return ok();
}
