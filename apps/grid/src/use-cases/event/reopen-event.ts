import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkReopen } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { workCalendar } from '../calendar/work-calendar';
import { startEventClock } from './event-clock';
import { takeEventStep } from './event-workflow';

/** Reopens a closed event (重新办理) within the window; it begins a new limit. */
export function reopenEvent(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'reopen', input, async (event, uow) => {
    const allowed = checkReopen(event, useCase.actor, uow.now, await workCalendar(uow));
    if (!allowed.ok) return allowed;
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
    } satisfies Partial<GovEvent>);
    await startEventClock(event, uow);
    return ok();
  });
}
