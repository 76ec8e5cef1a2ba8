import type { VersionChange } from '@gezhi/gov-lists';
import { publishVersion } from '@gezhi/gov-lists';
import type { Actor } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { localDateOf, ok, parseLocalDate, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import type { StepInput, UseCase } from '@gezhi/workflow';
import { followStep, takeStep } from '@gezhi/workflow';
import { asListVersion } from '../../domain/item/item-version.states';
import type { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { withinInput } from '../within-input';
import { ITEM_WORKFLOW } from './item-workflow';
import { lockItem } from './versions-of-item';

export interface PublishServiceItemInput extends StepInput {
  readonly effectiveFrom: string;
  readonly basisDocument: string;
}

/** Publishes a draft (发布): it holds from its effective date, and the version before it ends the day before. */
export function publishServiceItem(
  useCase: UseCase,
  input: PublishServiceItemInput,
): Promise<Result<ServiceItemVersion>> {
  return takeStep(useCase, ITEM_WORKFLOW, 'publish', input, async (draft, uow) => {
    const effectiveFrom = parseLocalDate(input.effectiveFrom, ['input', 'effectiveFrom']);
    if (!effectiveFrom.ok) return effectiveFrom;
    const locked = await lockItem(uow, draft.serviceItemId);
    if (!locked) return refuse('NOT_FOUND', { type: 'ServiceItem', id: draft.serviceItemId });
    const { item, versions } = locked;
    const decided = publishVersion(versions.map(asListVersion), {
      version: draft.number,
      effectiveFrom: effectiveFrom.value,
      today: localDateOf(uow.now),
      basisDoc: input.basisDocument,
      items: [{ code: item.taskCode }],
    });
    if (!decided.ok) return withinInput(decided, { basisDoc: 'basisDocument' });
    draft.basisDocument = input.basisDocument;
    return applyTo(uow, useCase.actor, draft, versions, decided.value);
  });
}

/** Writes what was decided: the dates of the version of the step, and the steps it means for others. */
export async function applyTo(
  uow: UnitOfWork,
  actor: Actor,
  subject: ServiceItemVersion,
  versions: readonly ServiceItemVersion[],
  changes: readonly VersionChange[],
): Promise<Result<void>> {
  for (const { version: number, state, effectiveFrom, effectiveTo } of changes) {
    if (number === subject.number) {
      Object.assign(subject, { effectiveFrom, effectiveTo });
      continue;
    }
    const other = versions.find((version) => version.number === number);
    if (!other) return refuse('NOT_FOUND', { type: 'ServiceItemVersion', id: number });
    const action = state === 'PUBLISHED' ? 'reinstate' : 'supersede';
    const followed = await followStep(uow, ITEM_WORKFLOW, actor, other, { action }, (version) => {
      Object.assign(version, { effectiveFrom, effectiveTo });
      return ok();
    });
    if (!followed.ok) return followed;
  }
  return ok();
}
