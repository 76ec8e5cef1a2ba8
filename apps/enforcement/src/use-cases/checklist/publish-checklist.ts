import { publishVersion } from '@gezhi/gov-lists';
import type { LocalDate, Result } from '@gezhi/kernel';
import { localDateOf, withoutPersonalData } from '@gezhi/kernel';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { takeStep } from '@gezhi/workflow';
import type { Checklist } from '../../domain/checklist/checklist.entity';
import { asListVersion } from '../../domain/checklist/checklist.entity';
import { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import { CHECKLIST_WORKFLOW, lockVersions } from './checklist-workflow';
import { applyDecision } from './decide-checklist';

export interface PublishChecklistInput extends StepInput {
  readonly effectiveFrom: string;
  readonly basisDoc: string;
}

/** Publishes a draft of the checklist (发布检查单); the version before ends on the day before it begins. */
export function publishChecklist(
  useCase: UseCase,
  input: PublishChecklistInput,
): Promise<Result<Checklist>> {
  return takeStep(useCase, CHECKLIST_WORKFLOW, 'publish', input, async (draft, uow) => {
    const { basisDoc } = input;
    const clean = withoutPersonalData({ basisDoc });
    if (!clean.ok) return clean;
    const versions = await lockVersions(uow);
    const items = await uow.manager.find(ChecklistItem, {
      where: { checklistId: draft.id },
      take: 1_000,
    });
    const changes = publishVersion(versions.map(asListVersion), {
      version: draft.listVersion,
      effectiveFrom: input.effectiveFrom as LocalDate,
      today: localDateOf(uow.now),
      basisDoc,
      items,
    });
    if (!changes.ok) return changes;
    draft.basisDoc = basisDoc;
    draft.publishedAt = uow.now;
    return applyDecision(uow, useCase.actor, draft, versions, changes.value);
  });
}
