import type { Result } from '@gezhi/kernel';
import { ok, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Alliance } from '../../domain/alliance/alliance.entity';
import { ALLIANCE_WORKFLOW } from './alliance-workflow';

export interface AmendCharterInput extends StepInput {
  readonly charter: string;
}

/** Amends what the members agreed on (修订章程); the step stays in the history. */
export function amendCharter(
  useCase: UseCase,
  input: AmendCharterInput,
): Promise<Result<Alliance>> {
  const { charter } = input;
  return takeStep(useCase, ALLIANCE_WORKFLOW, 'amend', input, (alliance) => {
    const clean = withoutPersonalData({ charter });
    if (!clean.ok) return clean;
    alliance.charter = charter;
    return ok();
  });
}
