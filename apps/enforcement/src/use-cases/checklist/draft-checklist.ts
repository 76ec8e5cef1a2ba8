import { authorise } from '@gezhi/identity';
import { startDraft } from '@gezhi/gov-lists';
import type { Result } from '@gezhi/kernel';
import { newId, ok, withoutPersonalData } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { beginLife } from '@gezhi/workflow';
import { asListVersion, Checklist } from '../../domain/checklist/checklist.entity';
import { ChecklistItem } from '../../domain/checklist/checklist-item.entity';
import { ENFORCEMENT_PERMISSIONS } from '../../domain/permissions';
import { CHECKLIST_WORKFLOW, lockVersions } from './checklist-workflow';

export interface DraftChecklistInput {
  readonly clientMutationId?: string | null;
  readonly title: string;
  readonly issuer: string;
}

/** Begins the next version of the checklist (起草检查单) with the questions of the published one. */
export async function draftChecklist(
  { actor, clock, database }: UseCase,
  input: DraftChecklistInput,
): Promise<Result<Checklist>> {
  const allowed = authorise(actor, ENFORCEMENT_PERMISSIONS, 'checklist.draft');
  if (!allowed.ok) return allowed;
  const { title, issuer } = input;
  const clean = withoutPersonalData({ title, issuer });
  if (!clean.ok) return clean;
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      {
        subject: actor.subject,
        key: input.clientMutationId ?? null,
        operation: 'draftChecklist',
        body: input,
      },
      async () => {
        const versions = await lockVersions(uow);
        const draft = startDraft(versions.map(asListVersion));
        if (!draft.ok) return draft;
        const { version: listVersion, basedOn, ...dates } = draft.value;
        const checklist = uow.manager.create(Checklist, {
          ...created(uow.now),
          ...dates,
          id: newId(uow.now),
          listVersion,
          title,
          issuer,
          basisDoc: null,
          publishedAt: null,
        });
        await beginLife(uow, CHECKLIST_WORKFLOW, actor, checklist, 'draft');
        const model = versions.find((each) => each.listVersion === basedOn);
        if (model) await copyItems(uow, model, checklist);
        return ok(checklist);
      },
      (id) => uow.manager.findOneBy(Checklist, { id }),
    ),
  );
}

async function copyItems(uow: UnitOfWork, from: Checklist, to: Checklist): Promise<void> {
  const items = await uow.manager.find(ChecklistItem, {
    where: { checklistId: from.id },
    take: 1_000,
  });
  const copies = items.map((item) => ({ ...item, id: newId(uow.now), checklistId: to.id }));
  await uow.manager.insert(ChecklistItem, copies);
}
