import { startDraft } from '@gezhi/gov-lists';
import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, parseAreaCode, refuse, valueOf } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, isUniqueViolation, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { CatalogItem } from '../../domain/catalogue/catalog-item.entity';
import { ServiceItem } from '../../domain/item/service-item.entity';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';
import { beginVersion } from './begin-version';
import type { VersionContent } from './version-content';

export interface DraftServiceItemInput {
  readonly clientMutationId?: string | null;
  readonly taskCode: string;
  readonly handlingItemCode?: string | null;
  readonly catalogCode: string;
  readonly areaCode: string;
  readonly implementingOrganizationId: string;
  readonly content: VersionContent;
}

/** Begins an entry of the implementation list (实施清单) with the draft of its first version. */
export async function draftServiceItem(
  useCase: UseCase,
  input: DraftServiceItemInput,
): Promise<Result<ServiceItem>> {
  const { actor, clock, database } = useCase;
  const areaCode = parseAreaCode(input.areaCode, ['input', 'areaCode']);
  if (!areaCode.ok) return areaCode;
  const target = {
    areaCode: areaCode.value,
    organizationId: input.implementingOrganizationId,
  };
  const allowed = authorise(actor, SERVICES_PERMISSIONS, 'item.draft', target);
  if (!allowed.ok) return allowed;
  const key = input.clientMutationId ?? null;
  const request = { subject: actor.subject, key, operation: 'draftServiceItem', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => draft(uow, useCase, input),
      (id) => uow.manager.findOneBy(ServiceItem, { id }),
    ),
  ).catch((error: unknown) => {
    if (!isUniqueViolation(error, 'service_item_task_code_idx')) throw error;
    return refuse('TASK_CODE_TAKEN', { path: ['input', 'taskCode'], code: input.taskCode });
  });
}

async function draft(
  uow: UnitOfWork,
  { actor }: UseCase,
  input: DraftServiceItemInput,
): Promise<Result<ServiceItem>> {
  const { taskCode, catalogCode, areaCode, implementingOrganizationId, content } = input;
  if (!(await uow.manager.existsBy(CatalogItem, { code: catalogCode }))) {
    return refuse('UNKNOWN_CATALOG_CODE', { path: ['input', 'catalogCode'], code: catalogCode });
  }
  const item = uow.manager.create(ServiceItem, {
    ...created(uow.now),
    id: newId(uow.now),
    taskCode,
    handlingItemCode: input.handlingItemCode ?? null,
    catalogCode,
    areaCode,
    implementingOrganizationId,
  });
  await uow.manager.insert(ServiceItem, item);
  const version = await beginVersion(uow, actor, item, valueOf(startDraft([])), content);
  return version.ok ? ok(item) : version;
}
