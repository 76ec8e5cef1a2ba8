import { requireDraft } from '@gezhi/gov-lists';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, lockById, touch } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { recordStep } from '@gezhi/workflow';
import { asListVersion } from '../../domain/item/item-version.states';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';
import { ITEM_WORKFLOW, mayReadVersion } from './item-workflow';
import type { VersionContent } from './version-content';
import { describe, replaceMaterials } from './version-content';

export interface EditServiceItemDraftInput extends Omit<StepInput, 'note'> {
  readonly content: VersionContent;
}

/** Writes the content of a draft anew. A published version is immutable: it is revised by a new draft. */
export async function editServiceItemDraft(
  useCase: UseCase,
  input: EditServiceItemDraftInput,
): Promise<Result<ServiceItemVersion>> {
  return inTransaction(useCase.database, useCase.clock, (uow) => edit(uow, useCase, input));
}

async function edit(
  uow: UnitOfWork,
  { actor }: UseCase,
  { id, seenVersion, content }: EditServiceItemDraftInput,
): Promise<Result<ServiceItemVersion>> {
  const version = isId(id) ? await lockById(uow, ServiceItemVersion, id) : null;
  if (!version || !mayReadVersion(version, actor)) {
    return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'ServiceItemVersion', id });
  }
  const target = ITEM_WORKFLOW.target(version);
  const allowed = authorise(actor, SERVICES_PERMISSIONS, 'item.edit', target);
  if (!allowed.ok) return allowed;
  if (typeof seenVersion === 'number' && seenVersion !== version.version) {
    const path = ['input', 'seenVersion'];
    return refuse('CONFLICT', { path, seenVersion, currentVersion: version.version });
  }
  const editable = requireDraft(asListVersion(version));
  if (!editable.ok) return editable;
  const described = describe(version, content);
  if (!described.ok) return described;
  touch(version, uow.now);
  await uow.manager.save(version);
  await replaceMaterials(uow, version.id, content.materials);
  await recordStep(uow, ITEM_WORKFLOW, actor, version, {
    action: 'edit',
    fromState: version.state,
  });
  return ok(version);
}
