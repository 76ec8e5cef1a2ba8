import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { APPLICATION_WORKFLOW } from './application-workflow';

/** Completes an application (办结); the applicant is invited to review the service, this once. */
export function completeApplication(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<Application>> {
  return takeStep(useCase, APPLICATION_WORKFLOW, 'complete', input, (application, { now }) => {
    application.completedAt = now;
    application.reviewInvitedAt = now;
    return ok();
  });
}
