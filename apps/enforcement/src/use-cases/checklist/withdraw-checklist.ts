import { withdrawVersion } from '@gezhi/gov-lists';
import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Checklist } from '../../domain/checklist/checklist.entity';
import { asListVersion } from '../../domain/checklist/checklist.entity';
import { requireReason } from '../require-reason';
import { CHECKLIST_WORKFLOW, lockVersions } from './checklist-workflow';
import { applyDecision } from './decide-checklist';

export interface WithdrawChecklistInput extends StepInput {
  readonly from: string;
}

/** Withdraws a published version (撤销检查单): from that day nothing may be inspected under it. */
export function withdrawChecklist(
  useCase: UseCase,
  input: WithdrawChecklistInput,
): Promise<Result<Checklist>> {
  return takeStep(useCase, CHECKLIST_WORKFLOW, 'withdraw', input, async (checklist, uow) => {
    const reason = requireReason(input.note);
    if (!reason.ok) return reason;
    const versions = await lockVersions(uow);
    const changes = withdrawVersion(versions.map(asListVersion), {
      version: checklist.listVersion,
      from: input.from as LocalDate,
      today: localDateOf(uow.now),
    });
    if (!changes.ok) return changes;
    return applyDecision(uow, useCase.actor, checklist, versions, changes.value);
  });
}
