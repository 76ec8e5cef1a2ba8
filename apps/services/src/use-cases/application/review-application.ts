import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { APPLICATION_WORKFLOW } from './application-workflow';

/** Begins the review (审查). */
export function reviewApplication(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<Application>> {
  return takeStep(useCase, APPLICATION_WORKFLOW, 'review', input);
}
