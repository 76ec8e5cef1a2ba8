import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Application } from '../../domain/application/application.entity';
import { APPLICATION_WORKFLOW } from './application-workflow';
import type { ReasonedStepInput } from './refuse-application';

/** Ends an application that cannot be decided (终止), with a written reason. */
export function terminateApplication(
  useCase: UseCase,
  input: ReasonedStepInput,
): Promise<Result<Application>> {
  const clean = withoutPersonalData({ reason: input.reason });
  if (!clean.ok) return Promise.resolve(clean);
  const step = { ...input, note: input.reason };
  return takeStep(useCase, APPLICATION_WORKFLOW, 'terminate', step, (application) => {
    application.reason = input.reason;
    return ok();
  });
}
