import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Delegation } from '../../domain/delegation/delegation.entity';
import { DELEGATION_WORKFLOW } from './delegation-workflow';

/** Marks a delegation whose last day has passed (到期). It stopped holding by its dates; this closes the file. */
export function expireDelegation(useCase: UseCase, input: StepInput): Promise<Result<Delegation>> {
  return takeStep(useCase, DELEGATION_WORKFLOW, 'expire', input, ({ effectiveTo }, uow) =>
    effectiveTo !== null && effectiveTo < localDateOf(uow.now)
      ? ok()
      : refuse('DELEGATION_NOT_ENDED', { effectiveTo }),
  );
}
