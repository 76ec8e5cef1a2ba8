import type { Result } from '@gezhi/kernel';
import { ok, refuse } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import { requireReason } from '../require-reason';
import { INSPECTION_WORKFLOW } from './inspection-workflow';
import { violationsLeft } from './violations';

/** Closes an inspection with nothing left to correct (办结). */
export function closeInspection(useCase: UseCase, input: StepInput): Promise<Result<Inspection>> {
  return takeStep(useCase, INSPECTION_WORKFLOW, 'close', input, async (inspection, uow) => {
    const codes = await violationsLeft(uow, inspection);
    if (codes.length > 0) return refuse('VIOLATION_LEFT', { codes });
    inspection.endedAt = uow.now;
    return ok();
  });
}

/** Ends an inspection because a case follows (转立案); the case itself is opened apart. */
export function handToCase(useCase: UseCase, input: StepInput): Promise<Result<Inspection>> {
  return takeStep(useCase, INSPECTION_WORKFLOW, 'handToCase', input, async (inspection, uow) => {
    const codes = await violationsLeft(uow, inspection);
    if (codes.length === 0) return refuse('NO_VIOLATION');
    const reason = requireReason(input.note);
    if (!reason.ok) return reason;
    inspection.endedAt = uow.now;
    return ok();
  });
}
