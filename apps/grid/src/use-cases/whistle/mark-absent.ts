import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import type { WhistleResponse } from '../../domain/whistle/whistle-response.entity';
import { checkAbsence } from '../../domain/whistle/whistle-response.rules';
import { takeResponseStep } from './take-response-step';

/** Finds that a responder did not report (认定未报到): the others go on without it, and the bulletin tells. */
export function markWhistleAbsent(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<WhistleResponse>> {
  const steps = { action: 'markAbsent', within: 'markAbsent' } as const;
  return takeResponseStep(useCase, steps, input, (response, _, uow) => {
    response.absentAt = uow.now;
    return checkAbsence(response, uow.now);
  });
}
