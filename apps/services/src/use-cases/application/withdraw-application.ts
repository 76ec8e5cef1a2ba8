import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { APPLICATION_WORKFLOW } from './application-workflow';

/** Takes an application back (撤回) before it is decided, as the applicant may at any time and without a reason. */
export function withdrawApplication(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<Application>> {
  const clean = withoutPersonalData({ note: input.note });
  if (!clean.ok) return Promise.resolve(clean);
  return takeStep(useCase, APPLICATION_WORKFLOW, 'withdraw', input, () => ok());
}
