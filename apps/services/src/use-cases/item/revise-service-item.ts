import { startDraft } from '@gezhi/gov-lists';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { isId, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { inTransaction, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { asListVersion } from '../../domain/item/item-version.states';
import { ServiceItemVersion } from '../../domain/item/service-item-version.entity';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';
import { beginVersion } from './begin-version';
import type { VersionContent } from './version-content';
import { lockItem } from './versions-of-item';

export interface ReviseServiceItemInput {
  readonly clientMutationId?: string | null;
  /** The service item. */
  readonly id: string;
  readonly content: VersionContent;
}

/** Begins the draft of the next version of an item; what is published stays as it is. */
export async function reviseServiceItem(
  useCase: UseCase,
  input: ReviseServiceItemInput,
): Promise<Result<ServiceItemVersion>> {
  const { actor, clock, database } = useCase;
  const key = input.clientMutationId ?? null;
  const request = { subject: actor.subject, key, operation: 'reviseServiceItem', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => revise(uow, useCase, input),
      (id) => uow.manager.findOneBy(ServiceItemVersion, { id }),
    ),
  );
}

async function revise(
  uow: UnitOfWork,
  { actor }: UseCase,
  { id, content }: ReviseServiceItemInput,
): Promise<Result<ServiceItemVersion>> {
  const found = isId(id) ? await lockItem(uow, id) : null;
  if (!found) return refuse('NOT_FOUND', { path: ['input', 'id'], type: 'ServiceItem', id });
  const { item, versions } = found;
  const target = { areaCode: item.areaCode, organizationId: item.implementingOrganizationId };
  const allowed = authorise(actor, SERVICES_PERMISSIONS, 'item.draft', target);
  if (!allowed.ok) return allowed;
  const draft = startDraft(versions.map(asListVersion));
  return draft.ok ? beginVersion(uow, actor, item, draft.value, content) : draft;
}
