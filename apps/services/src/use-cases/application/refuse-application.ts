import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { checkNotAcceptedBySilence } from '../../domain/application/application.rules';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { clockOf, keepClock } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

export interface ReasonedStepInput extends Omit<StepInput, 'note'> {
  /** As written to the applicant. */
  readonly reason: string;
}

/** Refuses to accept an application (不予受理), with a written reason. */
export function refuseApplication(
  useCase: UseCase,
  input: ReasonedStepInput,
): Promise<Result<Application>> {
  const clean = withoutPersonalData({ reason: input.reason });
  if (!clean.ok) return Promise.resolve(clean);
  const step = { ...input, note: input.reason };
  return takeStep(useCase, APPLICATION_WORKFLOW, 'refuse', step, async (application, uow) => {
    const acceptance = await clockOf(uow, application.id, 'ACCEPTANCE');
    if (acceptance.state !== 'ENDED') {
      const open = checkNotAcceptedBySilence(acceptance, uow.now);
      if (!open.ok) return open;
      const met = acceptance.meet(uow.now, WORK_CALENDAR);
      if (!met.ok) return met;
      await keepClock(uow, application.id, met.value);
    }
    application.outcome = 'NOT_ACCEPTED';
    application.reason = input.reason;
    return ok();
  });
}
