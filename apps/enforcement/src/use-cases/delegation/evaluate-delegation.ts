import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Delegation } from '../../domain/delegation/delegation.entity';
import { requireReason } from '../require-reason';
import { DELEGATION_WORKFLOW } from './delegation-workflow';

export interface EvaluateDelegationInput extends StepInput {
  readonly nextEvaluation: string;
}

/** Records that a delegation was evaluated (评估) and goes on; the note says with what result. */
export function evaluateDelegation(
  useCase: UseCase,
  input: EvaluateDelegationInput,
): Promise<Result<Delegation>> {
  return takeStep(useCase, DELEGATION_WORKFLOW, 'evaluate', input, (delegation, uow) => {
    const reason = requireReason(input.note);
    if (!reason.ok) return reason;
    const nextEvaluation = input.nextEvaluation as LocalDate;
    const effectiveFrom = localDateOf(uow.now);
    if (nextEvaluation <= effectiveFrom) {
      const path = ['input', 'nextEvaluation'];
      return refuse('DELEGATION_WITHOUT_EVALUATION', { path, nextEvaluation, effectiveFrom });
    }
    delegation.nextEvaluation = nextEvaluation;
    return ok();
  });
}
