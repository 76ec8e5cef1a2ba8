import { authorise } from '@gezhi/identity';
import type { Result } from '@gezhi/kernel';
import { newId, ok, refuse } from '@gezhi/kernel';
import type { UnitOfWork } from '@gezhi/persistence';
import { created, inTransaction, isUniqueViolation, once } from '@gezhi/persistence';
import type { UseCase } from '@gezhi/workflow';
import { CatalogItem } from '../../domain/catalogue/catalog-item.entity';
import type { ItemType, UseLevel } from '../../domain/catalogue/catalogue.codes';
import { SERVICES_PERMISSIONS } from '../../domain/permissions';

export interface RegisterCatalogItemInput {
  readonly clientMutationId?: string | null;
  readonly code: string;
  readonly type: ItemType;
  readonly name: string;
  readonly useLevels: readonly UseLevel[];
  readonly legalBasis: string;
}

/** Takes an entry decided above the district into the basic catalogue (基本目录). */
export async function registerCatalogItem(
  { actor, clock, database }: UseCase,
  input: RegisterCatalogItemInput,
): Promise<Result<CatalogItem>> {
  const allowed = authorise(actor, SERVICES_PERMISSIONS, 'catalogue.register');
  if (!allowed.ok) return allowed;
  const key = input.clientMutationId ?? null;
  const request = { subject: actor.subject, key, operation: 'registerCatalogItem', body: input };
  return inTransaction(database, clock, (uow) =>
    once(
      uow,
      request,
      () => register(uow, input),
      (id) => uow.manager.findOneBy(CatalogItem, { id }),
    ),
  ).catch((error: unknown) => {
    if (!isUniqueViolation(error, 'catalog_item_code_idx')) throw error;
    return refuse('CATALOG_CODE_TAKEN', { path: ['input', 'code'], code: input.code });
  });
}

async function register(
  uow: UnitOfWork,
  { code, type, name, useLevels, legalBasis }: RegisterCatalogItemInput,
): Promise<Result<CatalogItem>> {
  const item = uow.manager.create(CatalogItem, {
    ...created(uow.now),
    id: newId(uow.now),
    code,
    type,
    name,
    useLevels: [...useLevels],
    legalBasis,
  });
  await uow.manager.insert(CatalogItem, item);
  uow.changes.push({ type: 'CatalogItem', id: code, action: 'register' });
  return ok(item);
}
