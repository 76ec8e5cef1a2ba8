import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import { isUniqueViolation } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { WORK_CALENDAR } from '../../domain/work-calendar';
import { changeClocks } from './application-clocks';
import { APPLICATION_WORKFLOW } from './application-workflow';

export interface IssueResultInput extends StepInput {
  readonly licenceNumber: string;
}

/** Issues what was granted (颁证), due 10 working days after the decision: Administrative Licence Law art. 44. */
export function issueResult(
  useCase: UseCase,
  input: IssueResultInput,
): Promise<Result<Application>> {
  const { licenceNumber } = input;
  return takeStep(useCase, APPLICATION_WORKFLOW, 'issue', input, async (application, uow) => {
    const met = await changeClocks(uow, application.id, ['ISSUE'], (clock) =>
      clock.meet(uow.now, WORK_CALENDAR),
    );
    if (!met.ok) return met;
    application.licenceNumber = licenceNumber;
    application.issuedAt = uow.now;
    return ok();
  }).catch((error: unknown) => {
    if (!isUniqueViolation(error, 'application_licence_number_idx')) throw error;
    const path = ['input', 'licenceNumber'];
    return refuse('LICENCE_NUMBER_TAKEN', { path, licenceNumber });
  });
}
