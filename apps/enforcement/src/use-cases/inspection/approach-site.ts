import type { Result } from '@gezhi/kernel';
import { ok } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Inspection } from '../../domain/inspection/inspection.entity';
import { requireReason } from '../require-reason';
import { INSPECTION_WORKFLOW } from './inspection-workflow';

/** Tells the site of the visit (告知). */
export function notifySite(useCase: UseCase, input: StepInput): Promise<Result<Inspection>> {
  return takeStep(useCase, INSPECTION_WORKFLOW, 'notify', input);
}

/** Decides not to tell the site (不予告知), and says why. */
export function comeUnannounced(useCase: UseCase, input: StepInput): Promise<Result<Inspection>> {
  return takeStep(useCase, INSPECTION_WORKFLOW, 'comeUnannounced', input, () =>
    requireReason(input.note),
  );
}

/** Arrives (到场): from this moment the visit counts, once. */
export function arriveOnSite(useCase: UseCase, input: StepInput): Promise<Result<Inspection>> {
  return takeStep(useCase, INSPECTION_WORKFLOW, 'arrive', input, (inspection, uow) => {
    inspection.onSiteAt = uow.now;
    return ok();
  });
}
