import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkSuspension } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { changeEventClock } from './event-clock';
import { takeEventStep } from './event-workflow';

export interface SuspendEventInput extends StepInput {
  /** The last day of the suspension. */
  readonly until: string;
}

/** Suspends handling (挂起) with a reason and a last day; the clock stops. */
export function suspendEvent(
  useCase: UseCase,
  input: SuspendEventInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'suspend', input, (event, uow) => {
    const term = checkSuspension(input.until, uow.now);
    if (!term.ok) return term;
    event.suspendedUntil = input.until;
    event.suspendCount += 1;
    return changeEventClock(event, uow, (clock) => clock.pause(uow.now));
  });
}

/** Resumes handling (恢复); what was left of the limit is left. */
export function resumeEvent(useCase: UseCase, input: StepInput): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'resume', input, (event, uow) => {
    event.suspendedUntil = null;
    return changeEventClock(event, uow, (clock, calendar) => clock.resume(uow.now, calendar));
  });
}
