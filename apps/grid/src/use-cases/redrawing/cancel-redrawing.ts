import type { Result } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Redrawing } from '../../domain/redrawing/redrawing.entity';
import { REDRAWING_WORKFLOW } from './redrawing-workflow';

/** Calls a planned re-drawing off (取消). */
export function cancelRedrawing(useCase: UseCase, input: StepInput): Promise<Result<Redrawing>> {
  return takeStep(useCase, REDRAWING_WORKFLOW, 'cancel', input);
}
