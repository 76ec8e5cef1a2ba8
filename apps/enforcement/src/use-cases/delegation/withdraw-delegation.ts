import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Delegation } from '../../domain/delegation/delegation.entity';
import { lastDayWhenWithdrawn } from '../../domain/delegation/delegation.rules';
import { requireReason } from '../require-reason';
import { DELEGATION_WORKFLOW } from './delegation-workflow';

export interface WithdrawDelegationInput extends StepInput {
  /** The first day on which the organisation no longer holds the power. */
  readonly from: string;
}

/** Takes a power back (收回赋权) from a day on. Work opened before keeps its authority. */
export function withdrawDelegation(
  useCase: UseCase,
  input: WithdrawDelegationInput,
): Promise<Result<Delegation>> {
  return takeStep(useCase, DELEGATION_WORKFLOW, 'withdraw', input, (delegation, uow) => {
    const reason = requireReason(input.note);
    if (!reason.ok) return reason;
    const last = lastDayWhenWithdrawn(delegation, input.from as LocalDate, localDateOf(uow.now));
    if (!last.ok) return last;
    delegation.effectiveTo = last.value;
    delegation.withdrawnAt = uow.now;
    return ok();
  });
}
