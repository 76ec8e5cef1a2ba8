import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { checkVerifier, mark } from '../../domain/event/event.rules';
import type { GovEvent } from '../../domain/event/gov-event.entity';
import { takeEventStep } from './event-workflow';

/** Finds the matter done (核查通过). The verifier is never the handler. */
export function passEventVerification(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'verifyPass', input, (event) => {
    event.verifierSubject = useCase.actor.subject;
    return checkVerifier(event, useCase.actor);
  });
}

/** Finds the matter not done (核查不通过): back to work, counted as rework (返工). */
export function failEventVerification(
  useCase: UseCase,
  input: StepInput,
): Promise<Result<GovEvent>> {
  return takeEventStep(useCase, 'verifyFail', input, (event) => {
    const other = checkVerifier(event, useCase.actor);
    if (!other.ok) return other;
    event.reworkCount += 1;
    event.handledAt = null;
    mark(event, 'REWORK');
    return ok();
  });
}
