import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { changeClocks } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

/** Ends a special procedure: the clocks run on with what was left. */
export function resumeReview(useCase: UseCase, input: StepInput): Promise<Result<Application>> {
  return takeStep(useCase, APPLICATION_WORKFLOW, 'resume', input, async (application, uow) => {
    const resumed = await changeClocks(uow, application.id, ['PROMISED', 'LEGAL'], (clock) =>
      clock.resume(uow.now, WORK_CALENDAR),
    );
    if (!resumed.ok) return resumed;
    application.dueAt = resumed.value[0]?.dueAt ?? application.dueAt;
    return ok();
  });
}
