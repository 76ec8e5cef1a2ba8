import { authorise } from '@gezhi/identity';
import { requireDraft } from '@gezhi/gov-lists';
import type { Result } from '@gezhi/kernel';
import { isId, newId, ok, refuse, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { In } from 'typeorm';
import type { AnswerKind, EvidenceKind, MatterRisk } from '../../domain/checklist/checklist.codes';
import { asListVersion, Checklist } from '../../domain/checklist/checklist.entity';
import { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';
import { PowerItem } from '../../domain/power/power-item.entity';

export interface ChecklistItemDraft {
  readonly code: string;
  readonly riskLevel: MatterRisk;
  readonly question: string;
  readonly answerKind: AnswerKind;
  readonly evidenceKinds: readonly EvidenceKind[];
  readonly powerItemCode: string;
  readonly repeatPeriodDays: number;
}

export interface EditChecklistInput extends StepInput {
  readonly items: readonly ChecklistItemDraft[];
}

/** Replaces the questions of a draft. The section of a question is the origin department of its power. */
export async function editChecklist(
  { actor, clock, database }: UseCase,
  input: EditChecklistInput,
): Promise<Result<Checklist>> {
  const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'checklist.edit');
  if (!allowed.ok) return allowed;
  return inTransaction(database, clock, async (uow) => {
    const checklist = isId(input.id) ? await lockById(uow, Checklist, input.id) : null;
    if (!checklist) {
      return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'Checklist', id: input.id });
    }
    const { seenVersion } = input;
    if (typeof seenVersion === 'number' && seenVersion !== checklist.version) {
      const path = ['input', 'seenVersion'];
      return refuse('CONFLICT', { path, seenVersion, currentVersion: checklist.version });
    }
    const draft = requireDraft(asListVersion(checklist));
    if (!draft.ok) return draft;
    const items = await itemsFrom(uow, checklist, input.items);
    if (!items.ok) return items;
    await uow.manager.delete(ChecklistItem, { checklistId: checklist.id });
    await uow.manager.insert(ChecklistItem, items.value);
    touch(checklist, uow.now);
    await uow.manager.save(checklist);
    uow.changes.push({ type: 'Checklist', id: checklist.id, action: 'edit' });
    return ok(checklist);
  });
}

async function itemsFrom(
  uow: UnitOfWork,
  { id: checklistId }: Checklist,
  drafts: readonly ChecklistItemDraft[],
): Promise<Result<ChecklistItem[]>> {
  const codes = drafts.map(({ powerItemCode }) => powerItemCode);
  const powers = await uow.manager.find(PowerItem, {
    where: { code: In(codes) },
    take: codes.length,
  });
  const departments = new Map(
    powers.map(({ code, originDepartmentCode }) => [code, originDepartmentCode]),
  );
  const seen = new Set<string>();
  const items: ChecklistItem[] = [];
  for (const [index, draft] of drafts.entries()) {
    const path = ['input', 'items', String(index)];
    if (seen.has(draft.code)) {
      return refuse('GOV_LIST_DUPLICATE_ITEM', { path, codes: [draft.code] });
    }
    seen.add(draft.code);
    const clean = withoutPersonalData({ question: draft.question }, path);
    if (!clean.ok) return clean;
    const departmentCode = departments.get(draft.powerItemCode);
    if (departmentCode === undefined) {
      return refuse('UNKNOWN_POWER_ITEM', { path, powerItem: draft.powerItemCode });
    }
    items.push({
      ...draft,
      evidenceKinds: [...draft.evidenceKinds],
      id: newId(uow.now),
      checklistId,
      position: index + 1,
      departmentCode,
    });
  }
  return ok(items);
}
