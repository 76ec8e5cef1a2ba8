import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import { checkFourEyes, checkNotEnded } from '../domain/data-grant.rules';
import type { DataGrant } from '../domain/data-grant.entity';
import { DATA_GRANT_WORKFLOW } from './data-grant-workflow';

/** A decision that says why. */
export interface ReasonedInput extends StepInput {
  readonly note: string;
}

/** Lets the client read what was asked for (批准). Four eyes: nobody of the organisation that asked. */
export function approveDataGrant(useCase: UseCase, input: StepInput): Promise<Result<DataGrant>> {
  return takeStep(useCase, DATA_GRANT_WORKFLOW, 'approve', input, (grant, uow) => {
    const others = checkFourEyes(grant, useCase.actor);
    if (!others.ok) return others;
    const ahead = checkNotEnded(grant, uow.now);
    if (!ahead.ok) return ahead;
    grant.decidedAt = uow.now;
    return ok();
  });
}

/** Says no, and why (驳回). */
export function refuseDataGrant(
  useCase: UseCase,
  input: ReasonedInput,
): Promise<Result<DataGrant>> {
  return takeStep(useCase, DATA_GRANT_WORKFLOW, 'refuse', input, (grant, uow) => {
    grant.decidedAt = uow.now;
    grant.reason = input.note;
    return ok();
  });
}

/** Takes a grant back, and says why (撤销). The next request of the client is refused. */
export function revokeDataGrant(
  useCase: UseCase,
  input: ReasonedInput,
): Promise<Result<DataGrant>> {
  return takeStep(useCase, DATA_GRANT_WORKFLOW, 'revoke', input, (grant, uow) => {
    grant.endedAt = uow.now;
    grant.reason = input.note;
    return ok();
  });
}

/** The client no longer needs it (撤回): a request, or a grant before its time. */
export function withdrawDataGrant(useCase: UseCase, input: StepInput): Promise<Result<DataGrant>> {
  return takeStep(useCase, DATA_GRANT_WORKFLOW, 'withdraw', input, (grant, uow) => {
    grant.endedAt = uow.now;
    return ok();
  });
}
