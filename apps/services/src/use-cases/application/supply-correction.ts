import { Deadline } from '@gezhi/deadlines';
import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { acceptanceLimit } from '../../domain/application/application.limits';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { keepClock } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

/** Hands in what was asked for (补正): the 5 working days begin anew, and so does what silence means. */
export function supplyCorrection(useCase: UseCase, input: StepInput): Promise<Result<Application>> {
  return takeStep(
    useCase,
    APPLICATION_WORKFLOW,
    'supplyCorrection',
    input,
    async (application, uow) => {
      application.receivedAt = uow.now;
      const clock = Deadline.start(acceptanceLimit(uow.now), WORK_CALENDAR);
      await keepClock(uow, application.id, clock);
      return ok();
    },
  );
}
